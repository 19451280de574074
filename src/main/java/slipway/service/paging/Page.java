package slipway.service.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param property what the list goes by
 * @param sortable every property that it can go by
 * @param more whether the list goes on after the last item
 */
public record Page<T>(List<T> items, String property, List<String> sortable, boolean more, PageRequest request) {
    public Page {
        items = List.copyOf(items);
        sortable = List.copyOf(sortable);
    }

    /** A property's name in Java: {@code createdAt} for {@code created_at}. */
    public static String attribute(String property) {
        StringBuilder name = new StringBuilder();
        for (String word : property.split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /** The same part, each item as something else. */
    public <R> Page<R> map(Function<? super List<T>, ? extends List<R>> representing) {
        return new Page<>(representing.apply(items), property, sortable, more, request);
    }
}
