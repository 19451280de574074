package slipway.service.paging;

import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param property what the list goes by; empty for its natural order
 * @param from where to begin, {@code to} where to end; each counts in unless it is excluded
 * @param max how many items at most
 */
public record PageRequest(
        String property,
        Optional<String> from,
        boolean fromExcluded,
        Optional<String> to,
        boolean toExcluded,
        int max,
        boolean descending) {
    /** Items of a page when nobody says how many (Dev Center, "Platform API Reference: Ranges"). */
    public static final int USUAL = 200;

    /** The last {@code max} items by {@code property}, last first. */
    public static PageRequest last(String property, int max) {
        return new PageRequest(property, Optional.empty(), false, Optional.empty(), false, max, true);
    }

    /** The first {@code max} items by {@code property}. */
    public static PageRequest first(String property, int max) {
        return new PageRequest(property, Optional.empty(), false, Optional.empty(), false, max, false);
    }
}
