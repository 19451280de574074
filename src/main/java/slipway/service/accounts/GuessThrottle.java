package slipway.service.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;

/**
 * Makes guessing passwords and codes slow: after ten wrong ones every further one costs a wait that doubles.
 *
 * <p>Passwords are counted by account and address, so that a stranger elsewhere keeps nobody out. Those of all addresses
 * together are counted too, against guessing from many; that wait stays short, and does not concern an address from
 * which the person has signed in. Kept in memory, for this process alone; thread-safe.
 */
@ApplicationScoped
public class GuessThrottle {
    /** What is counted together, how many wrong guesses are free, and the longest wait after the others. */
    private record Count(String key, int free, Duration longest) {}

    private record Failures(int number, long at) {}

    /** Wrong guesses that cost nothing but themselves. */
    static final int FREE = 10;

    private static final int FREE_FROM_ANYWHERE = 100;

    /** The first wait; it doubles with every further wrong guess up to the longest. */
    private static final Duration FIRST = Duration.ofSeconds(15);

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_FROM_ANYWHERE = Duration.ofMinutes(1);

    /** Without a further wrong guess for so long, the earlier ones are forgotten. */
    private static final Duration MEMORY = Duration.ofDays(1);

    /** Entries of each table beyond which the least recently used ones are dropped. */
    private static final int MOST = 100_000;

    /** One guess at an account at a time: many at once would all come before the first is counted. */
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    private final Map<String, Failures> failures = new Recent<>();
    private final Map<String, Boolean> familiar = new Recent<>();
    private final LongSupplier clock;

    public GuessThrottle() {
        this(System::nanoTime);
    }

    /** @param clock nanoseconds */
    GuessThrottle(LongSupplier clock) {
        this.clock = clock;
    }

    /** Runs {@code check}, which is empty for a wrong password. */
    <T> Optional<T> password(String email, String address, Supplier<Optional<T>> check) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        String here = account + " " + address;
        List<Count> counts = new ArrayList<>(List.of(new Count("password " + here, FREE, LONGEST)));
        if (!isFamiliar(here)) {
            counts.add(new Count("password " + account, FREE_FROM_ANYWHERE, LONGEST_FROM_ANYWHERE));
        }
        Optional<T> right = guess(account, counts, check);
        right.ifPresent(whoever -> remember(here));
        return right;
    }

    /** Runs {@code check}, which is empty for a wrong guess of somebody who has given the password, or is signed in. */
    <T> Optional<T> secret(String what, String account, Supplier<Optional<T>> check) {
        return guess(account, List.of(new Count(what + " " + account, FREE, LONGEST)), check);
    }

    private <T> Optional<T> guess(String account, List<Count> counts, Supplier<Optional<T>> check) {
        ReentrantLock lock = locks[Math.floorMod(account.hashCode(), locks.length)];
        lock.lock();
        try {
            counts.forEach(this::requireNoWait);
            Optional<T> right = check.get();
            if (right.isPresent()) {
                forget(counts.get(0));
            } else {
                counts.forEach(this::add);
            }
            return right;
        } finally {
            lock.unlock();
        }
    }

    private void requireNoWait(Count count) {
        long left = waitOf(count);
        if (left > 0) {
            throw new RefusedException(
                    Kind.RATE_LIMIT,
                    "Too many wrong attempts. Try again in %d seconds."
                            .formatted(Duration.ofNanos(left).toSeconds() + 1));
        }
    }

    private long waitOf(Count count) {
        Failures before = present(count);
        if (before.number() < count.free()) {
            return 0;
        }
        int doublings = Math.min(before.number() - count.free(), Integer.SIZE - 2);
        Duration wait = FIRST.multipliedBy(1L << doublings);
        Duration bounded = wait.compareTo(count.longest()) < 0 ? wait : count.longest();
        return before.at() + bounded.toNanos() - clock.getAsLong();
    }

    private void add(Count count) {
        Failures before = present(count);
        synchronized (failures) {
            failures.put(count.key(), new Failures(before.number() + 1, clock.getAsLong()));
        }
    }

    private void forget(Count count) {
        synchronized (failures) {
            failures.remove(count.key());
        }
    }

    private Failures present(Count count) {
        long now = clock.getAsLong();
        synchronized (failures) {
            return Optional.ofNullable(failures.get(count.key()))
                    .filter(known -> now - known.at() < MEMORY.toNanos())
                    .orElse(new Failures(0, now));
        }
    }

    private boolean isFamiliar(String here) {
        synchronized (familiar) {
            return familiar.get(here) != null;
        }
    }

    private void remember(String here) {
        synchronized (familiar) {
            familiar.put(here, true);
        }
    }

    /** A table that forgets what was not looked up for the longest time. */
    private static final class Recent<V> extends LinkedHashMap<String, V> {
        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    }
}
