package slipway.model.monitoring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.webhooks.WebhookUrl;

/**
 * Somebody's wish to be alerted, and whether there is reason to.
 *
 * <p>Whether it has been told is written down in the transaction in which the telling is: whoever looks next, after
 * whatever has happened, tells only what is new.
 */
@Entity
@Table(name = "metric_alert")
public class MetricAlert {
    /** Longest account of a failure, in characters. */
    private static final int MAX_ERROR = 500;

    @Id
    private UUID id;

    @Column(name = "addon_id")
    private UUID addOnId;

    private String type;

    @Enumerated(EnumType.STRING)
    private AlertMeasure measure;

    private double threshold;
    private int period;
    private int reminder;
    private boolean active = true;

    @Column(name = "to_owner")
    private boolean toOwner;

    /** Ids of accounts, parted by commas. */
    private String collaborators;

    private @Nullable String url;

    @Column(name = "sealed_secret")
    private byte[] sealedSecret;

    private boolean alerting;
    private Instant since;

    @Column(name = "told_at")
    private Instant toldAt;

    @Column(name = "post_error")
    private @Nullable String postError;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected MetricAlert() {}

    /**
     * @param id chosen by the caller, since the secret is sealed for it
     * @param sealedSecret with which what is posted is signed
     */
    public MetricAlert(UUID id, UUID addOnId, AlertRule rule, AlertTargets targets, byte[] sealedSecret) {
        this.id = id;
        this.addOnId = addOnId;
        this.sealedSecret = sealedSecret.clone();
        this.createdAt = Moment.now();
        this.since = createdAt;
        this.toldAt = createdAt;
        follow(rule);
        tell(targets);
    }

    /** Keeps to another rule, by which it begins anew. */
    public final void follow(AlertRule rule) {
        this.type = rule.type();
        this.measure = rule.measure();
        this.threshold = rule.threshold();
        this.period = rule.period();
        this.reminder = rule.reminder();
        this.alerting = false;
        this.since = Moment.now();
        this.updatedAt = since;
    }

    /** Tells others from now on. */
    public final void tell(AlertTargets targets) {
        this.toOwner = targets.owner();
        this.collaborators =
                targets.collaborators().stream().map(UUID::toString).sorted().collect(Collectors.joining(","));
        this.url = targets.webhook().map(WebhookUrl::text).orElse(null);
        this.postError = null;
        this.updatedAt = Moment.now();
    }

    /** Looks, or does not, from now on; what was told is as if it had not been. */
    public void activate(boolean on) {
        this.active = on;
        this.alerting = false;
        this.since = Moment.now();
        this.updatedAt = since;
    }

    /** What there would be to tell: see {@link #judge}. */
    public Optional<AlertNews> news(double value, Instant now, boolean mayEnd) {
        if (!active) {
            return Optional.empty();
        }
        if (!rule().isBrokenBy(value)) {
            return alerting && mayEnd ? Optional.of(AlertNews.ENDED) : Optional.empty();
        }
        if (!alerting) {
            return Optional.of(AlertNews.BEGAN);
        }
        boolean due = !toldAt.plus(Duration.ofMinutes(reminder)).isAfter(now);
        return due ? Optional.of(AlertNews.GOES_ON) : Optional.empty();
    }

    /**
     * Takes note of what was measured over the rule's period; returns what is to be told of it now.
     *
     * @param mayEnd whether the whole period was watched, so that silence means that all is well
     */
    public Optional<AlertNews> judge(double value, Instant now, boolean mayEnd) {
        Optional<AlertNews> news = news(value, now, mayEnd);
        news.ifPresent(what -> {
            toldAt = now;
            if (what != AlertNews.GOES_ON) {
                alerting = what == AlertNews.BEGAN;
                since = now;
            }
        });
        return news;
    }

    /** The receiver took what was posted last. */
    public void posted() {
        this.postError = null;
    }

    /** What was posted last was given up. */
    public void notPosted(String why) {
        this.postError = why.length() <= MAX_ERROR ? why : why.substring(0, MAX_ERROR);
    }

    public UUID id() {
        return id;
    }

    public UUID addOnId() {
        return addOnId;
    }

    public AlertRule rule() {
        return new AlertRule(type, measure, threshold, period, reminder);
    }

    public AlertTargets targets() {
        Set<UUID> accounts = Stream.of(collaborators.split(","))
                .filter(text -> !text.isEmpty())
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        return new AlertTargets(toOwner, accounts, Optional.ofNullable(url).map(WebhookUrl::new));
    }

    public byte[] sealedSecret() {
        return sealedSecret.clone();
    }

    /** Whether it is looked at. */
    public boolean isActive() {
        return active;
    }

    /** Whether there is reason to be alerted, as far as was told. */
    public boolean isAlerting() {
        return alerting;
    }

    /** Since when it is as it is. */
    public Instant since() {
        return since;
    }

    /** Why the last thing to be posted was not. */
    public Optional<String> postError() {
        return Optional.ofNullable(postError);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
