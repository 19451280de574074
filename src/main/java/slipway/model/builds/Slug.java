package slipway.model.builds;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
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
    private String blobKey;

    private long size;
    private String procfile;

    @Column(name = "commit_id")
    private @Nullable String commit;

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

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    /** SHA-256 of the packed slug in hexadecimal: its name in the blob store. */
    public String blobKey() {
        return blobKey;
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
