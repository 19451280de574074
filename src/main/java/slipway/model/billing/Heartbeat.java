package slipway.model.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** When the platform was last seen alive, so that what ended while it was not is not counted until it came back. */
@Entity
@Table(name = "heartbeat")
public class Heartbeat {
    @Id
    private boolean one = true;

    @Column(name = "beat_at")
    private Instant at = Instant.EPOCH;

    private String boot = "";

    @Column(name = "uptime_millis")
    private long uptimeMillis;

    @Column(name = "steady_since")
    private Instant steadySince = Instant.EPOCH;

    /** Since when nobody has set the clock; a machine that has started anew counts as if somebody had. */
    public Instant steadySince() {
        return steadySince;
    }

    public Instant at() {
        return at;
    }

    /** Which start of the machine it was in. */
    public String boot() {
        return boot;
    }

    /** How long the machine had been running. */
    public Duration uptime() {
        return Duration.ofMillis(uptimeMillis);
    }

    public void beat(Instant now, String inBoot, Duration uptime, boolean steady) {
        if (!steady || !boot.equals(inBoot)) {
            steadySince = now;
        }
        at = now;
        boot = inBoot;
        uptimeMillis = uptime.toMillis();
    }
}
