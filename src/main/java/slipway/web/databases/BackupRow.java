package slipway.web.databases;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import slipway.model.databases.Transfer;
import slipway.web.shared.Sizes;

/** A backup, restore or copy in a list. */
public record BackupRow(
        UUID id,
        int num,
        String what,
        String state,
        String size,
        Instant createdAt,
        boolean usable,
        boolean over,
        String said) {
    static BackupRow of(Transfer transfer) {
        String what = switch (transfer.kind()) {
            case BACKUP -> transfer.isScheduled() ? "Backup, by schedule" : "Backup";
            case RESTORE -> "Restore of " + transfer.fromName();
            case COPY -> "Copy of " + transfer.fromName() + " to " + transfer.toName();
        };
        return new BackupRow(
                transfer.id(),
                transfer.num(),
                what,
                transfer.state().name().toLowerCase(Locale.ROOT),
                Sizes.of(transfer.bytes()),
                transfer.createdAt(),
                transfer.isUsable(),
                transfer.isOver(),
                lastLine(transfer.log()));
    }

    private static String lastLine(String log) {
        String line = log.lines().reduce("", (first, second) -> second);
        return line.contains(" ") ? line.substring(line.indexOf(' ') + 1) : line;
    }
}
