package slipway.connect.platform;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hosts that need no proxy, as {@code NO_PROXY} lists them: a name stands for itself and all below it, {@code *} for
 * every host.
 */
public record NoProxy(List<String> entries) {
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

    public NoProxy {
        entries = List.copyOf(entries);
    }

    public static NoProxy parse(String value) {
        return new NoProxy(
                SEPARATOR.splitAsStream(value).filter(entry -> !entry.isEmpty()).toList());
    }

    public boolean exempts(String host) {
        return entries.stream().anyMatch(entry -> covers(entry, host));
    }

    /** What is left of it when none of {@code hosts} may be exempt. */
    public NoProxy without(Stream<String> hosts) {
        List<String> needed = hosts.toList();
        return new NoProxy(entries.stream()
                .filter(entry -> needed.stream().noneMatch(host -> covers(entry, host)))
                .toList());
    }

    private static boolean covers(String entry, String host) {
        String name = entry.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "").replaceFirst("^\\*?\\.", "");
        String asked = host.toLowerCase(Locale.ROOT);
        return name.equals("*") || asked.equals(name) || asked.endsWith("." + name);
    }

    /** In the form that it came in. */
    public String value() {
        return String.join(",", entries);
    }
}
