package slipway.journey.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;

/** What a platform asks of its PostgreSQL, statement by statement and with the plan of each. */
final class StatementLog {
    private static final Pattern STATEMENT = Pattern.compile(".* LOG:  (?:execute [^:]+|statement): (.*)");

    /** What only begins and ends transactions, or asks whether a connection is there. */
    private static final Pattern CONTROL = Pattern.compile("(?i)(BEGIN|COMMIT|ROLLBACK|SET|SHOW).*|\\s*");

    /** What loops look up every few seconds, whoever asks for something meanwhile. */
    private static final Pattern OF_ITSELF = Pattern.compile(
            "SELECT ID FROM addon WHERE \\(\\(next_attempt_at.*|SELECT .* FROM (addon_transfer|addon_schedule) .*");

    private final Path file;

    private StatementLog(Path file) {
        this.file = file;
    }

    /** Restarts the platform, which then says everything. */
    static StatementLog of(Platform platform) {
        PlatformDatabase database = PlatformDatabase.of(platform);
        database.update("ALTER SYSTEM SET log_statement = 'all'");
        // Then a table is read whole only where no index could have helped, however few rows it has.
        database.update("ALTER SYSTEM SET enable_seqscan = off");
        database.update("ALTER SYSTEM SET session_preload_libraries = 'auto_explain'");
        database.update("ALTER SYSTEM SET auto_explain.log_min_duration = 0");
        // Plans are looked at as they are for values that are not known before.
        database.update("ALTER SYSTEM SET log_duration = off");
        platform.stop();
        platform.launch();
        platform.awaitReady();
        return new StatementLog(platform.home().resolve("postgres/server.log"));
    }

    /** The server's log of what {@code action} makes the platform do. */
    String during(Runnable action) {
        int before = text().length();
        action.run();
        return text().substring(before);
    }

    static List<String> statements(String log) {
        return log.lines()
                .map(STATEMENT::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(matcher -> matcher.group(1))
                .filter(sql -> !CONTROL.matcher(sql).matches())
                .filter(sql -> !OF_ITSELF.matcher(sql).matches())
                .toList();
    }

    /** All that is logged, transaction control included: how often the server was asked for anything. */
    static long roundTrips(String log) {
        return log.lines().filter(line -> STATEMENT.matcher(line).matches()).count();
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
