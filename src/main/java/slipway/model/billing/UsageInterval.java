package slipway.model.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.addons.AddOn;
import slipway.model.apps.App;
import slipway.model.dynos.Dyno;

/**
 * A line of the ledger: from when to when somebody's app had a dyno or an add-on, on which size or plan and at which price. Open while it
 * lasts, closed once, and never changed: a new owner, size or price begins a new line.
 */
@Entity
@Table(name = "usage_interval")
public class UsageInterval {
    /** What a line of the ledger is about. */
    public static final String DYNO = "dyno";

    public static final String ADDON = "addon";

    @Id
    private UUID id;

    private String kind;

    @Column(name = "resource_id")
    private UUID resourceId;

    @Column(name = "resource_name")
    private String resourceName;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "app_name")
    private String appName;

    @Column(name = "owner_id")
    private UUID ownerId;

    private String plan;
    private boolean pooled;

    @Column(name = "cents_per_month")
    private int centsPerMonth;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected UsageInterval() {}

    /** A dyno that runs from {@code start} on. */
    public UsageInterval(App app, Dyno dyno, UsageTerms terms, Instant start) {
        this(DYNO, dyno.id(), dyno.name(), app.id(), app.name(), terms, start);
    }

    /** An add-on that is there from {@code start} on. */
    public UsageInterval(App app, AddOn addOn, UsageTerms terms, Instant start) {
        this(ADDON, addOn.id(), addOn.name(), app.id(), app.name(), terms, start);
    }

    private UsageInterval(
            String kind,
            UUID resourceId,
            String resourceName,
            UUID appId,
            String appName,
            UsageTerms terms,
            Instant start) {
        this.id = UUID.randomUUID();
        this.kind = kind;
        this.resourceId = resourceId;
        this.resourceName = resourceName;
        this.appId = appId;
        this.appName = appName;
        this.ownerId = terms.ownerId();
        this.plan = terms.plan();
        this.pooled = terms.pooled();
        this.centsPerMonth = terms.centsPerMonth();
        this.startedAt = start;
    }

    /** The same thing on the same terms, from another moment on. */
    public UsageInterval from(Instant start) {
        return on(terms(), start);
    }

    /** The same thing on other terms, from another moment on. */
    public UsageInterval on(UsageTerms terms, Instant start) {
        return new UsageInterval(kind, resourceId, resourceName, appId, appName, terms, start);
    }

    public String kind() {
        return kind;
    }

    public boolean isOfAddOn() {
        return kind.equals(ADDON);
    }

    /** The dyno or add-on. */
    public UUID resourceId() {
        return resourceId;
    }

    /** Such as {@code web.1}. */
    public String resourceName() {
        return resourceName;
    }

    public UUID appId() {
        return appId;
    }

    /** As the app was called then. */
    public String appName() {
        return appName;
    }

    public UsageTerms terms() {
        return new UsageTerms(ownerId, plan, pooled, centsPerMonth);
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Absent while it goes on. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Ends it; before its start counts as at its start. */
    public void close(Instant at) {
        endedAt = at.isBefore(startedAt) ? startedAt : at;
    }

    /** How much of it lies within a time, as far as it has gone by {@code now}. */
    public Duration within(Instant from, Instant to, Instant now) {
        Instant end = endedAt == null ? now : endedAt;
        Instant last = end.isBefore(to) ? end : to;
        Instant first = startedAt.isAfter(from) ? startedAt : from;
        return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
    }
}
