package slipway.model.addons;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.OptionalUuidConverter;

/**
 * What an app has of a service.
 *
 * <p>Life: provisioning until its provider has made it, then provisioned, at last deprovisioned until its provider knows.
 * What the provider is to be asked for is written down before it is asked, so that a platform that is killed at any moment
 * asks again; providers answer the same thing to the same wish.
 */
@Entity
@Table(name = "addon")
public class AddOn {
    /** For how long a provider may be at it (Dev Center, "Add-on Partner API": asynchronous provisioning). */
    public static final Duration PATIENCE = Duration.ofHours(12);

    /** For how long a provider is told that it is over; one that has not heard by then never will. */
    private static final Duration LONGEST_FAREWELL = Duration.ofDays(30);

    /** Longest account of a failure, in characters. */
    private static final int MAX_ERROR = 500;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "plan_id")
    private UUID planId;

    @Column(name = "user_id")
    private UUID userId;

    private String name;

    @Enumerated(EnumType.STRING)
    private AddOnState state;

    @Column(name = "provider_id")
    private @Nullable String providerId;

    private @Nullable String message;

    @Convert(converter = TextMap.class)
    private Map<String, String> options;

    @Column(name = "sealed_config")
    private byte @Nullable [] sealedConfig;

    @Enumerated(EnumType.STRING)
    private @Nullable AddOnWork work;

    @Column(name = "wanted_plan_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID wantedPlanId;

    @Column(name = "work_since")
    private Instant workSince;

    private int attempts;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "last_error")
    private @Nullable String lastError;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected AddOn() {}

    /** @param options what its maker asked for beside the plan */
    public AddOn(UUID appId, UUID planId, UUID userId, String name, Map<String, String> options) {
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.planId = planId;
        this.userId = userId;
        this.name = name;
        this.options = Map.copyOf(options);
        this.state = AddOnState.PROVISIONING;
        this.createdAt = Moment.now();
        this.workSince = createdAt;
        begin(AddOnWork.PROVISION);
    }

    private void begin(AddOnWork wanted) {
        this.work = wanted;
        this.workSince = Moment.now();
        this.attempts = 0;
        this.nextAttemptAt = workSince;
        this.lastError = null;
        this.updatedAt = workSince;
    }

    /** An attempt begins: should it be cut off, there will be another one after {@code atMost}. */
    public void attempt(Duration atMost) {
        attempts++;
        nextAttemptAt = Moment.now().plus(atMost).plus(pause());
    }

    /** The attempt failed, and another one may fare better. */
    public void failed(String why) {
        this.lastError = why.length() > MAX_ERROR ? why.substring(0, MAX_ERROR) : why;
        this.nextAttemptAt = Moment.now().plus(pause());
    }

    private Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Whether an attempt is due. */
    public boolean isDue() {
        return work != null && nextAttemptAt != null && !nextAttemptAt.isAfter(Moment.now());
    }

    /** Whether what was wanted has been in vain for so long that it is given up. */
    public boolean isOverdue() {
        return workSince.plus(PATIENCE).isBefore(Moment.now());
    }

    /** Whether its provider has been told in vain for so long that it is over. */
    public boolean isForgotten() {
        return isGone() && workSince.plus(LONGEST_FAREWELL).isBefore(Moment.now());
    }

    /** The provider has taken it on, and will say when it is done. */
    public void accepted(Optional<String> providersId, Optional<String> newMessage) {
        told(providersId, newMessage);
        rest();
    }

    /** The provider has made it. */
    public void provisioned(Optional<String> providersId, Optional<String> newMessage) {
        told(providersId, newMessage);
        this.state = AddOnState.PROVISIONED;
        rest();
    }

    /** The provider has changed it to the plan that was wanted. */
    public void changed(Optional<String> newMessage) {
        this.planId = wantedPlan().orElse(planId);
        told(Optional.empty(), newMessage);
        rest();
    }

    /** What its provider has said beside what it did, even when that came late. */
    public void told(Optional<String> providersId, Optional<String> newMessage) {
        providersId.ifPresent(text -> providerId = text);
        newMessage.ifPresent(text -> message = text);
    }

    /** Nothing is to be asked for any more. */
    public void rest() {
        this.work = null;
        this.wantedPlanId = null;
        this.nextAttemptAt = null;
        this.lastError = null;
        this.updatedAt = Moment.now();
    }

    public void changeTo(UUID newPlan) {
        begin(AddOnWork.CHANGE_PLAN);
        this.wantedPlanId = newPlan;
    }

    /** It is gone for its app. */
    public void deprovision() {
        begin(AddOnWork.DEPROVISION);
        this.state = AddOnState.DEPROVISIONED;
        this.wantedPlanId = null;
    }

    public void rename(String newName) {
        this.name = newName;
        this.updatedAt = Moment.now();
    }

    /** @param sealed its config vars by namespace */
    public void configure(byte[] sealed) {
        this.sealedConfig = sealed.clone();
        this.updatedAt = Moment.now();
    }

    public UUID id() {
        return id;
    }

    /** The app that it is billed to. */
    public UUID appId() {
        return appId;
    }

    public UUID planId() {
        return planId;
    }

    /** Who made it. */
    public UUID userId() {
        return userId;
    }

    /** Such as {@code redis-golden-01234}; no two are called the same. */
    public String name() {
        return name;
    }

    public AddOnState state() {
        return state;
    }

    public boolean isProvisioned() {
        return state == AddOnState.PROVISIONED;
    }

    public boolean isGone() {
        return state == AddOnState.DEPROVISIONED;
    }

    /** What its provider calls it. */
    public Optional<String> providerId() {
        return Optional.ofNullable(providerId);
    }

    /** What its provider has to say to whoever made it. */
    public Optional<String> message() {
        return Optional.ofNullable(message);
    }

    public Map<String, String> options() {
        return Map.copyOf(options);
    }

    public Optional<byte[]> sealedConfig() {
        return Optional.ofNullable(sealedConfig).map(byte[]::clone);
    }

    public Optional<AddOnWork> work() {
        return Optional.ofNullable(work);
    }

    public Optional<UUID> wantedPlan() {
        return Optional.ofNullable(wantedPlanId);
    }

    public int attempts() {
        return attempts;
    }

    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    /** Why the provider has not done yet what is wanted. */
    public Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
