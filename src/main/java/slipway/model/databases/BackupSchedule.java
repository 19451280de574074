package slipway.model.databases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;

/** A backup of a database every day at an hour. */
@Entity
@Table(name = "addon_schedule")
public class BackupSchedule {
    @Id
    private UUID id;

    @Column(name = "addon_id")
    private UUID addOnId;

    private String name;
    private int hour;
    private String timezone;

    @Column(name = "last_day")
    private @Nullable String lastDay;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected BackupSchedule() {}

    /** @param name as its maker calls the database, such as {@code DATABASE_URL} */
    public BackupSchedule(UUID addOnId, String name, String hour, String timezone) {
        this.id = UUID.randomUUID();
        this.addOnId = addOnId;
        this.createdAt = Moment.now();
        change(name, hour, timezone);
    }

    /** @param newHour from 0 to 23, as people type it */
    public final void change(String newName, String newHour, String newTimezone) {
        if (!newHour.matches("[01]?\\d|2[0-3]")) {
            throw new InvalidParamsException("Parameter \"hour\" must be from 0 to 23.");
        }
        this.name = newName;
        this.hour = Integer.parseInt(newHour);
        this.timezone = zone(newTimezone).getId();
        // Not for an hour of today that is over.
        ZonedDateTime now = ZonedDateTime.now(zone(timezone));
        this.lastDay = now.getHour() >= hour ? now.toLocalDate().toString() : null;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new InvalidParamsException(
                    "Parameter \"timezone\" must be a time zone such as Europe/Vienna or UTC; \"" + text
                            + "\" is none.");
        }
    }

    /** Whether the backup of today has yet to be made. */
    public boolean isDue(Instant now) {
        ZonedDateTime there = now.atZone(zone(timezone));
        return there.getHour() >= hour && !there.toLocalDate().toString().equals(lastDay);
    }

    /** The backup of today is ordered. */
    public void done(Instant now) {
        this.lastDay = now.atZone(zone(timezone)).toLocalDate().toString();
    }

    public UUID id() {
        return id;
    }

    public UUID addOnId() {
        return addOnId;
    }

    public String name() {
        return name;
    }

    public int hour() {
        return hour;
    }

    public String timezone() {
        return timezone;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
