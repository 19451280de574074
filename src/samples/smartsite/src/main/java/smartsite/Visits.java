package smartsite;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Counts the visits. It is an interface so that the page need not know where the count is kept: in a database as soon
 * as one is attached, and until then in the memory of this process.
 */
interface Visits extends AutoCloseable {
    /** What the page says about the visits: the number, and where it comes from or why there is none. */
    record Tally(String number, String note) {
        static Tally of(long number, String note) {
            return new Tally(String.format(Locale.ROOT, "%,d", number), note);
        }
    }

    /** Counts one more visit. Never fails: if it cannot be counted, the tally says so. */
    Tally next();

    @Override
    default void close() {}

    /** Chooses by the environment: {@code DATABASE_URL} is what the platform sets when a database is attached. */
    static Visits of(Map<String, String> env, Consumer<String> log) {
        String url = env.getOrDefault("DATABASE_URL", "").strip();
        return url.isEmpty() ? inMemory() : new DatabaseVisits(new DatabaseUrl(url), log);
    }

    private static Visits inMemory() {
        AtomicLong count = new AtomicLong();
        return () -> Tally.of(count.incrementAndGet(), "kept in memory until a restart");
    }
}
