package slipway.model.releases;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
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

/**
 * Slug plus config under a number: immutable, made anew by any change of code or config.
 *
 * <p>Most take effect at once. One whose slug has a release command is pending until the command has ended, and so is
 * any that was made meanwhile; it then succeeds, or fails and never takes effect.
 */
@Entity
@Table(name = "release")
public class Release {
    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    private int version;

    @Column(name = "slug_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID slugId;

    @Column(name = "sealed_config")
    private byte[] sealedConfig;

    private String description;

    @Column(name = "user_id")
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private ReleaseStatus status = ReleaseStatus.SUCCEEDED;

    private @Nullable String command;

    @Column(name = "addon_plan_names")
    private String addOnPlanNames = "";

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Release() {}

    /** @param sealedConfig the config vars, encrypted */
    public Release(
            UUID appId, int version, Optional<UUID> slugId, byte[] sealedConfig, String description, UUID userId) {
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.version = version;
        this.slugId = slugId.orElse(null);
        this.sealedConfig = sealedConfig.clone();
        this.description = description;
        this.userId = userId;
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    /** Notes what add-ons the app has at this moment, by the full names of their plans. */
    public Release withPlans(List<String> names) {
        this.addOnPlanNames = String.join(",", names);
        return this;
    }

    /** Keeps a new release from taking effect yet; {@code command} is what must succeed before, if anything. */
    public Release heldBack(Optional<String> command) {
        this.command = command.orElse(null);
        this.status = ReleaseStatus.PENDING;
        return this;
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    public int version() {
        return version;
    }

    public Optional<UUID> slugId() {
        return Optional.ofNullable(slugId);
    }

    public byte[] sealedConfig() {
        return sealedConfig.clone();
    }

    /** Full names of the plans of the add-ons that the app had then. */
    public List<String> addOnPlanNames() {
        return addOnPlanNames.isEmpty() ? List.of() : List.of(addOnPlanNames.split(","));
    }

    public String description() {
        return description;
    }

    public UUID userId() {
        return userId;
    }

    public ReleaseStatus status() {
        return status;
    }

    public boolean isPending() {
        return status == ReleaseStatus.PENDING;
    }

    /** The release command that this release had or has to wait for. */
    public Optional<String> command() {
        return Optional.ofNullable(command);
    }

    /** Takes effect; only what is pending can. */
    public void succeed() {
        end(ReleaseStatus.SUCCEEDED);
    }

    /** Will never take effect; only what is pending can fail. */
    public void fail() {
        end(ReleaseStatus.FAILED);
    }

    private void end(ReleaseStatus how) {
        if (!isPending()) {
            throw new IllegalStateException("Release v" + version + " has " + status + " already");
        }
        this.status = how;
        this.updatedAt = Moment.now();
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it took effect or failed; until then, when it was made. */
    public Instant updatedAt() {
        return updatedAt;
    }
}
