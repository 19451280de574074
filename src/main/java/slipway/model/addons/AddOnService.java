package slipway.model.addons;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;

/** An entry of the marketplace: one of ours, or one that a provider has registered by a manifest. */
@Entity
@Table(name = "addon_service")
public class AddOnService {
    @Id
    private UUID id;

    private String name;

    @Column(name = "human_name")
    private String humanName;

    private String summary;
    private String category;
    private String state;
    private String prefix;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "further_name")
    private String furtherName;

    private boolean multiple;
    private boolean shareable;

    @Column(name = "provider_id")
    @jakarta.persistence.Convert(converter = slipway.model.OptionalUuidConverter.class)
    private @Nullable UUID providerId;

    @Column(name = "sealed_manifest")
    private byte @Nullable [] sealedManifest;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected AddOnService() {}

    public AddOnService(UUID id, ServiceFacts facts) {
        this.id = id;
        this.name = facts.name();
        this.state = "ga";
        this.createdAt = Moment.now();
        describe(facts);
    }

    /** Says what the service is now. */
    public final void describe(ServiceFacts facts) {
        this.humanName = facts.humanName();
        this.summary = facts.summary();
        this.category = facts.category();
        this.prefix = facts.prefix();
        this.firstName = facts.firstName();
        this.furtherName = facts.furtherName();
        this.multiple = facts.multiple();
        this.shareable = facts.shareable();
        this.updatedAt = Moment.now();
    }

    /** Makes it a provider's, who answers as the manifest says. */
    public void registeredBy(UUID account, byte[] manifest) {
        this.providerId = account;
        this.sealedManifest = manifest.clone();
        this.updatedAt = Moment.now();
    }

    /** Takes it off the market, or back: what apps have of it stays. */
    public void offer(boolean on) {
        this.state = on ? "ga" : "shutdown";
        this.updatedAt = Moment.now();
    }

    public UUID id() {
        return id;
    }

    /** Such as {@code heroku-redis}. */
    public String name() {
        return name;
    }

    public String humanName() {
        return humanName;
    }

    /** In one sentence. */
    public String summary() {
        return summary;
    }

    public String category() {
        return category;
    }

    /** alpha, beta, ga or shutdown. */
    public String state() {
        return state;
    }

    public boolean isOffered() {
        return !state.equals("shutdown");
    }

    /** With which the names of its config vars begin, without an underscore. */
    public String prefix() {
        return prefix;
    }

    /** What its first attachment to an app is called, such as {@code DATABASE}. */
    public String firstName() {
        return firstName;
    }

    /** How the names of further ones begin, such as {@code HEROKU_POSTGRESQL}. */
    public String furtherName() {
        return furtherName;
    }

    /** Whether an app may have several. */
    public boolean isMultiple() {
        return multiple;
    }

    /** Whether other apps may have it as well. */
    public boolean isShareable() {
        return shareable;
    }

    /** Absent for our own. */
    public Optional<UUID> providerId() {
        return Optional.ofNullable(providerId);
    }

    /** Absent for our own. */
    public Optional<byte[]> sealedManifest() {
        return Optional.ofNullable(sealedManifest).map(byte[]::clone);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
