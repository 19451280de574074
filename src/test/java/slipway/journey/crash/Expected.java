package slipway.journey.crash;

import java.util.LinkedHashSet;
import java.util.Set;

/** What something may be: as it was acknowledged last, or as a later request wanted it whose answer never came. */
final class Expected<T> {
    private final Set<T> possible = new LinkedHashSet<>();

    Expected(T initial) {
        possible.add(initial);
    }

    synchronized void sent(T value) {
        possible.add(value);
    }

    synchronized void acknowledged(T value) {
        possible.clear();
        possible.add(value);
    }

    synchronized Set<T> possible() {
        return Set.copyOf(possible);
    }
}
