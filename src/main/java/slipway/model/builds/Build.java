package slipway.model.builds;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.OptionalUuidConverter;
import slipway.model.activity.Origin;
import slipway.model.activity.StoredOrigin;

/** One attempt to turn a source into a slug and a release; its output lives in the build output store. */
@Entity
@Table(name = "build")
public class Build {
    /** How often a build is begun anew after the platform was killed under it. */
    public static final int MAX_ATTEMPTS = 3;

    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "user_id")
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private BuildStatus status = BuildStatus.PENDING;

    @Column(name = "source_url")
    private String sourceUrl;

    @Column(name = "source_version")
    private @Nullable String sourceVersion;

    @Column(name = "source_checksum")
    private @Nullable String sourceChecksum;

    @Column(name = "source_version_description")
    private @Nullable String sourceVersionDescription;

    private String buildpacks;
    private String stack;

    @Embedded
    private StoredOrigin origin = new StoredOrigin(Origin.platform());

    @Column(name = "slug_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID slugId;

    @Column(name = "release_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID releaseId;

    private int attempts;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Build() {}

    public Build(UUID appId, UUID userId, SourceBlob source, List<String> buildpacks, String stack) {
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.userId = userId;
        this.sourceUrl = source.url();
        this.sourceVersion = source.version().orElse(null);
        this.sourceChecksum = source.checksum().orElse(null);
        this.sourceVersionDescription = source.versionDescription().orElse(null);
        this.buildpacks = String.join("\n", buildpacks);
        this.stack = stack;
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    /** Says from where it was asked for. */
    public Build from(Origin asked) {
        this.origin = new StoredOrigin(asked);
        return this;
    }

    public Origin origin() {
        return origin.origin();
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    public UUID userId() {
        return userId;
    }

    public BuildStatus status() {
        return status;
    }

    public SourceBlob source() {
        return new SourceBlob(
                sourceUrl,
                Optional.ofNullable(sourceVersion),
                Optional.ofNullable(sourceChecksum),
                Optional.ofNullable(sourceVersionDescription));
    }

    /** The buildpacks asked for with the build itself; none means the app's own choice. */
    public List<String> buildpacks() {
        return buildpacks.isEmpty() ? List.of() : List.of(buildpacks.split("\n"));
    }

    public String stack() {
        return stack;
    }

    public Optional<UUID> slugId() {
        return Optional.ofNullable(slugId);
    }

    public Optional<UUID> releaseId() {
        return Optional.ofNullable(releaseId);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public boolean isPending() {
        return status == BuildStatus.PENDING;
    }

    /** Counts one more beginning; false when there have been enough. */
    public boolean begin() {
        attempts++;
        updatedAt = Moment.now();
        return attempts <= MAX_ATTEMPTS;
    }

    public void succeed(UUID newSlugId, UUID newReleaseId) {
        this.slugId = newSlugId;
        this.releaseId = newReleaseId;
        this.status = BuildStatus.SUCCEEDED;
        this.updatedAt = Moment.now();
    }

    /** Unless it has ended already: what goes wrong after the release does not take the release back. */
    public void fail() {
        if (isPending()) {
            this.status = BuildStatus.FAILED;
            this.updatedAt = Moment.now();
        }
    }
}
