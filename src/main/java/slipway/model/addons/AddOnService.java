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

/**
 * An entry of the marketplace: one of ours, or one that a provider has registered by a manifest. The latter is for its
 * provider's own apps until an operator publishes it.
 */
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

    private boolean published;

    @Column(name = "client_secret_hash")
    private @Nullable String clientSecretHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected AddOnService() {}

    public AddOnService(UUID id, ServiceFacts facts) {
        this.id = id;
        this.name = facts.name();
        this.published = true;
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

    /** One of a provider who answers as the manifest says; nobody else sees it yet. */
    public static AddOnService registered(UUID id, ServiceFacts facts, UUID provider, byte[] manifest) {
        AddOnService service = new AddOnService(id, facts);
        service.providerId = provider;
        service.sealedManifest = manifest.clone();
        service.publish(false);
        return service;
    }

    /** Its provider answers otherwise from now on. */
    public void push(ServiceFacts facts, byte[] manifest) {
        describe(facts);
        this.sealedManifest = manifest.clone();
    }

    /** Its provider proves itself by another secret from now on. */
    public void changeClientSecret(String hash) {
        this.clientSecretHash = hash;
        this.updatedAt = Moment.now();
    }

    /** Lets everybody have it, or only its provider: what apps have of it stays. */
    public final void publish(boolean on) {
        this.published = on;
        offer(isOffered());
    }

    /** Takes it off the market, or back: what apps have of it stays. */
    public final void offer(boolean on) {
        this.state = !on ? "shutdown" : published ? "ga" : "alpha";
        this.updatedAt = Moment.now();
    }

    /** Whether an account knows of it, and may have it in its apps while it is on offer. */
    public boolean isFor(UUID account) {
        return published || account.equals(providerId);
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

    /** alpha while only its provider may have it, ga, or shutdown. */
    public String state() {
        return state;
    }

    public boolean isPublished() {
        return published;
    }

    public final boolean isOffered() {
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

    /** Whether it is a provider's, who is asked over HTTP. */
    public boolean isRegistered() {
        return sealedManifest != null;
    }

    /** Of what its provider proves itself by; absent for our own. */
    public Optional<String> clientSecretHash() {
        return Optional.ofNullable(clientSecretHash);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
