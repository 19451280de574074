package slipway.model.builds;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.apps.Stack;
import slipway.model.releases.Procfile;

/** The immutable result of a build: a packed /app folder and the processes that it can run. */
@Entity
@Table(name = "slug")
public class Slug {
    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "blob_key")
    private @Nullable String blobKey;

    private long size;
    private String procfile;

    @Column(name = "commit_id")
    private @Nullable String commit;

    @Column(name = "commit_description")
    private @Nullable String commitDescription;

    @Column(name = "declared_checksum")
    private @Nullable String declaredChecksum;

    @Column(name = "buildpack_description")
    private String buildpackDescription;

    private String stack;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Slug() {}

    public Slug(UUID appId, CompiledSlug compiled, Optional<String> commit, String stack) {
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.blobKey = compiled.blobKey();
        this.size = compiled.size();
        this.procfile = compiled.procfile().text();
        this.commit = commit.orElse(null);
        this.buildpackDescription = compiled.buildpackDescription();
        this.stack = stack;
        this.createdAt = Moment.now();
    }

    /** A slug that a client makes by itself: its blob is still to be uploaded. */
    public static Slug declared(UUID appId, SlugDeclaration declaration, Stack stack) {
        Slug slug = new Slug();
        slug.id = UUID.randomUUID();
        slug.appId = appId;
        slug.procfile = declaration.processTypes().text();
        slug.commit = declaration.commit().orElse(null);
        slug.commitDescription = declaration.commitDescription().orElse(null);
        slug.declaredChecksum = declaration.checksum().orElse(null);
        slug.buildpackDescription = declaration.buildpackDescription().orElse("");
        slug.stack = stack.id();
        slug.createdAt = Moment.now();
        return slug;
    }

    /** The same slug for another app. */
    public Slug copyFor(UUID otherAppId) {
        Slug copy = new Slug();
        copy.id = UUID.randomUUID();
        copy.appId = otherAppId;
        copy.blobKey = blobKey;
        copy.size = size;
        copy.procfile = procfile;
        copy.commit = commit;
        copy.commitDescription = commitDescription;
        copy.declaredChecksum = declaredChecksum;
        copy.buildpackDescription = buildpackDescription;
        copy.stack = stack;
        copy.createdAt = Moment.now();
        return copy;
    }

    /** Takes in the blob that was uploaded. */
    public void upload(String newBlobKey, long newSize) {
        this.blobKey = newBlobKey;
        this.size = newSize;
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    /** SHA-256 of the packed slug in hexadecimal: its name in the blob store. */
    public String blobKey() {
        return Optional.ofNullable(blobKey)
                .orElseThrow(() -> new InvalidParamsException(
                        "Slug " + id + " was not uploaded yet: PUT a gzipped tarball to its blob's url first."));
    }

    public boolean isUploaded() {
        return blobKey != null;
    }

    /** What the client says of the tarball that it uploads, such as {@code SHA256:...}. */
    public Optional<String> declaredChecksum() {
        return Optional.ofNullable(declaredChecksum);
    }

    public Optional<String> commitDescription() {
        return Optional.ofNullable(commitDescription);
    }

    /** Packed size in bytes. */
    public long size() {
        return size;
    }

    public Procfile procfile() {
        return Procfile.parse(procfile);
    }

    public Optional<String> commit() {
        return Optional.ofNullable(commit);
    }

    public String buildpackDescription() {
        return buildpackDescription;
    }

    public String stack() {
        return stack;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
