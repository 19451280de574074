package slipway.model.monitoring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import slipway.model.Moment;

/** An app whose measures are kept, since it has the add-on; what is kept is the add-on's and goes with it. */
@Entity
@Table(name = "monitored_app")
public class MonitoredApp {
    @Id
    @Column(name = "addon_id")
    private UUID addOnId;

    @Column(name = "app_id")
    private UUID appId;

    private int hours;
    private int alerts;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected MonitoredApp() {}

    /**
     * @param hours for which measures are kept
     * @param alerts that may be set
     */
    public MonitoredApp(UUID addOnId, UUID appId, int hours, int alerts) {
        this.addOnId = addOnId;
        this.appId = appId;
        this.createdAt = Moment.now();
        limitTo(hours, alerts);
    }

    /** Keeps to another plan; what is there stays for as long as that one lets it. */
    public final void limitTo(int newHours, int newAlerts) {
        this.hours = newHours;
        this.alerts = newAlerts;
    }

    public UUID addOnId() {
        return addOnId;
    }

    public UUID appId() {
        return appId;
    }

    /** For how long measures are kept. */
    public Duration kept() {
        return Duration.ofHours(hours);
    }

    /** How many alerts are looked at. */
    public int alerts() {
        return alerts;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
