package slipway.model.webhooks;

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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.OptionalUuidConverter;

/** Somebody's wish to be told, at a URL, when things of an app change; of its people or of an add-on's provider. */
@Entity
@Table(name = "app_webhook")
public class AppWebhook {
    /** Most webhooks of one app or add-on (Dev Center, "App webhooks"). */
    public static final int MOST = 10;

    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "addon_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID addOnId;

    private String url;
    private String include;

    @Enumerated(EnumType.STRING)
    private WebhookLevel level;

    @Column(name = "sealed_secret")
    private byte[] sealedSecret;

    @Column(name = "sealed_authorization")
    private byte @Nullable [] sealedAuthorization;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected AppWebhook() {}

    /**
     * @param id chosen by the caller, since the secrets are sealed for it
     * @param addOnId the add-on whose provider is told; absent where it is the app's people
     */
    public AppWebhook(
            UUID id,
            UUID appId,
            Optional<UUID> addOnId,
            WebhookUrl url,
            Set<WebhookInclude> include,
            WebhookLevel level,
            byte[] sealedSecret) {
        this.id = id;
        this.appId = appId;
        this.addOnId = addOnId.orElse(null);
        this.url = url.text();
        this.include = text(include);
        this.level = level;
        this.sealedSecret = sealedSecret.clone();
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    public Optional<UUID> addOnId() {
        return Optional.ofNullable(addOnId);
    }

    public WebhookUrl url() {
        return new WebhookUrl(url);
    }

    public Set<WebhookInclude> include() {
        return WebhookInclude.require(List.of(include.split(",")));
    }

    public WebhookLevel level() {
        return level;
    }

    public byte[] sealedSecret() {
        return sealedSecret.clone();
    }

    public Optional<byte[]> sealedAuthorization() {
        return Optional.ofNullable(sealedAuthorization).map(byte[]::clone);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public void sendTo(WebhookUrl newUrl) {
        this.url = newUrl.text();
        this.updatedAt = Moment.now();
    }

    public void tellOf(Set<WebhookInclude> newInclude) {
        this.include = text(newInclude);
        this.updatedAt = Moment.now();
    }

    public void deliverAt(WebhookLevel newLevel) {
        this.level = newLevel;
        this.updatedAt = Moment.now();
    }

    public void signWith(byte[] newSealedSecret) {
        this.sealedSecret = newSealedSecret.clone();
        this.updatedAt = Moment.now();
    }

    public void authorizeWith(Optional<byte[]> newSealedAuthorization) {
        this.sealedAuthorization = newSealedAuthorization.map(byte[]::clone).orElse(null);
        this.updatedAt = Moment.now();
    }

    private static String text(Set<WebhookInclude> include) {
        return include.stream().map(WebhookInclude::word).collect(Collectors.joining(","));
    }
}
