package slipway.api.databases.backups;

import java.util.UUID;
import slipway.model.databases.BackupSchedule;

/** A daily backup. */
public record ScheduleRepresentation(UUID uuid, String name, int hour, String timezone) {
    public static ScheduleRepresentation of(BackupSchedule schedule) {
        return new ScheduleRepresentation(schedule.id(), schedule.name(), schedule.hour(), schedule.timezone());
    }
}
