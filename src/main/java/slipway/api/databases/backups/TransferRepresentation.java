package slipway.api.databases.backups;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.databases.Transfer;
import slipway.model.databases.Transfer.Kind;
import slipway.model.databases.Transfer.State;
import slipway.service.databases.backups.Backups;

/** A backup, restore or copy, as {@code heroku pg:backups} reads it. */
public record TransferRepresentation(
        UUID uuid,
        int num,
        String fromName,
        String fromType,
        @Nullable String fromUrl,
        String toName,
        String toType,
        @Nullable String toUrl,
        Map<String, String> options,
        long sourceBytes,
        long processedBytes,
        @Nullable Boolean succeeded,
        int warnings,
        String createdAt,
        @Nullable String startedAt,
        @Nullable String canceledAt,
        @Nullable String updatedAt,
        @Nullable String finishedAt,
        @Nullable String deletedAt,
        @Nullable Map<String, String> schedule,
        List<Line> logs) {
    /** As Heroku writes them, and as the CLI sorts and prints them. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String DATABASE = "pg_dump";
    private static final String FILE = "gof3r";

    /** What was said, and when. */
    public record Line(String createdAt, String message) {}

    /** @param withLog whether all that was said is wanted */
    public static TransferRepresentation of(Transfer transfer, boolean withLog) {
        Instant last = transfer.endedAt().or(transfer::startedAt).orElse(transfer.createdAt());
        return new TransferRepresentation(
                transfer.id(),
                transfer.num(),
                transfer.fromName(),
                transfer.kind() == Kind.RESTORE ? FILE : DATABASE,
                null,
                transfer.toName(),
                transfer.isBackup() ? FILE : "pg_restore",
                transfer.isBackup() ? Backups.sourceUrl(transfer) : null,
                Map.of(),
                transfer.sourceBytes(),
                transfer.bytes(),
                transfer.isOver() ? transfer.state() == State.SUCCEEDED : null,
                transfer.warnings(),
                TIME.format(transfer.createdAt()),
                text(transfer.startedAt()),
                transfer.state() == State.CANCELED ? text(transfer.endedAt()) : null,
                TIME.format(last),
                text(transfer.endedAt()),
                null,
                transfer.isScheduled() ? Map.of("name", transfer.fromName()) : null,
                withLog ? lines(transfer.log()) : List.of());
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(TIME::format).orElse(null);
    }

    private static List<Line> lines(String log) {
        return log.lines()
                .map(line -> line.split(" ", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new Line(parts[0], parts[1]))
                .toList();
    }
}
