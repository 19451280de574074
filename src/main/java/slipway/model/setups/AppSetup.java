package slipway.model.setups;

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
import slipway.model.builds.SourceBlob;

/**
 * An app that is set up as its source's app.json says.
 *
 * <p>Life: the manifest is read and the app configured, which begins the build; when that has succeeded the formation is
 * scaled and the postdeploy script run as a one-off. Each step is written down together with what it does, so that a
 * platform that was killed goes on where it was.
 */
@Entity
@Table(name = "app_setup")
public class AppSetup {
    /** How often reading the manifest is begun anew after the platform was killed at it. */
    public static final int MAX_ATTEMPTS = 3;

    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "user_id")
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private SetupStatus status = SetupStatus.PENDING;

    @Column(name = "source_url")
    private String sourceUrl;

    @Column(name = "source_version")
    private @Nullable String sourceVersion;

    @Column(name = "source_checksum")
    private @Nullable String sourceChecksum;

    /** Gone as soon as the app has been configured. */
    @Column(name = "sealed_env")
    private byte @Nullable [] sealedEnv;

    private String buildpacks;

    @Column(name = "stack_chosen")
    private boolean stackChosen;

    @Embedded
    private SetupPlan plan = new SetupPlan();

    @Embedded
    private StoredOrigin origin = new StoredOrigin(Origin.platform());

    @Column(name = "build_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID buildId;

    @Column(name = "dyno_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID dynoId;

    @Column(name = "dyno_name")
    private @Nullable String dynoName;

    @Column(name = "exit_code")
    private @Nullable Integer exitCode;

    private @Nullable String output;

    @Column(name = "failure_message")
    private @Nullable String failureMessage;

    @Column(name = "manifest_errors")
    private String manifestErrors = "";

    private int attempts;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected AppSetup() {}

    /**
     * @param buildpacks instead of the manifest's; none means these
     * @param stackChosen whether the app was made with a stack that somebody chose, over the manifest's
     * @param sealedEnv config vars over the manifest's as JSON, encrypted
     */
    public AppSetup(
            UUID appId,
            UUID userId,
            SourceBlob source,
            List<String> buildpacks,
            boolean stackChosen,
            byte[] sealedEnv,
            Origin asked) {
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.userId = userId;
        this.sourceUrl = source.url();
        this.sourceVersion = source.version().orElse(null);
        this.sourceChecksum = source.checksum().orElse(null);
        this.buildpacks = String.join("\n", buildpacks);
        this.stackChosen = stackChosen;
        this.sealedEnv = sealedEnv.clone();
        this.origin = new StoredOrigin(asked);
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
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

    public SetupStatus status() {
        return status;
    }

    public boolean isPending() {
        return status == SetupStatus.PENDING;
    }

    public SourceBlob source() {
        return new SourceBlob(sourceUrl, Optional.ofNullable(sourceVersion), Optional.ofNullable(sourceChecksum));
    }

    public Optional<byte[]> sealedEnv() {
        return Optional.ofNullable(sealedEnv).map(byte[]::clone);
    }

    public List<String> buildpacks() {
        return buildpacks.isEmpty() ? List.of() : List.of(buildpacks.split("\n"));
    }

    public boolean hasChosenStack() {
        return stackChosen;
    }

    public SetupPlan plan() {
        return plan;
    }

    public Origin origin() {
        return origin.origin();
    }

    /** The build; present from the moment in which the app is configured. */
    public Optional<UUID> buildId() {
        return Optional.ofNullable(buildId);
    }

    /** The one-off that runs the postdeploy script, once it has been asked for. */
    public Optional<UUID> dynoId() {
        return Optional.ofNullable(dynoId);
    }

    public Optional<String> dynoName() {
        return Optional.ofNullable(dynoName);
    }

    /** Of the postdeploy script, once it has ended. */
    public Optional<Integer> exitCode() {
        return Optional.ofNullable(exitCode);
    }

    /** What the postdeploy script printed, or the end of it. */
    public Optional<String> output() {
        return Optional.ofNullable(output);
    }

    public Optional<String> failureMessage() {
        return Optional.ofNullable(failureMessage);
    }

    public List<String> manifestErrors() {
        return manifestErrors.isEmpty() ? List.of() : List.of(manifestErrors.split("\n"));
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Counts one more reading of the manifest; false when there have been enough. */
    public boolean begin() {
        attempts++;
        return attempts <= MAX_ATTEMPTS;
    }

    /** Notes that the app is as the manifest wants it, and that its build was asked for. */
    public void configured(Manifest manifest, UUID newBuildId) {
        this.plan = new SetupPlan(manifest);
        this.buildId = newBuildId;
        this.sealedEnv = null;
        this.updatedAt = Moment.now();
    }

    /** Notes which one-off runs the postdeploy script. */
    public void runs(UUID newDynoId, String name) {
        this.dynoId = newDynoId;
        this.dynoName = name;
        this.updatedAt = Moment.now();
    }

    /** Notes with what status the postdeploy script has ended; what it printed is read after that. */
    public void exited(int status) {
        this.exitCode = status;
        this.updatedAt = Moment.now();
    }

    public void printed(String text) {
        this.output = text;
    }

    public void succeed() {
        end(SetupStatus.SUCCEEDED);
    }

    public void fail(String message, List<String> errors) {
        this.failureMessage = message;
        this.manifestErrors = String.join("\n", errors);
        end(SetupStatus.FAILED);
    }

    private void end(SetupStatus how) {
        this.status = how;
        this.sealedEnv = null;
        this.updatedAt = Moment.now();
    }
}
