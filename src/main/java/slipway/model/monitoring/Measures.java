package slipway.model.monitoring;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that was measured of one process type of an app in a slot of time; slots add up to longer ones. Not thread-safe.
 */
public final class Measures {
    private final RequestMeasures requests = new RequestMeasures();
    private final DynoMeasures dynos = new DynoMeasures();
    private final SortedMap<String, Long> codes = new TreeMap<>();

    public void add(Measures other) {
        requests.add(other.requests);
        dynos.add(other.dynos);
        other.codes.forEach(this::count);
    }

    /** Counts a code such as {@code H12} or {@code R14}, or the word of a {@link DynoEvent}. */
    public void count(String code, long times) {
        codes.merge(code, times, Long::sum);
    }

    public RequestMeasures requests() {
        return requests;
    }

    public DynoMeasures dynos() {
        return dynos;
    }

    public SortedMap<String, Long> codes() {
        return Collections.unmodifiableSortedMap(codes);
    }

    /** How often that has happened. */
    public long count(String code) {
        return codes.getOrDefault(code, 0L);
    }

    /** How often errors of a letter have happened: H for the router's, R for dynos'. */
    public Map<String, Long> errors(char letter) {
        SortedMap<String, Long> of = new TreeMap<>(codes);
        of.keySet().removeIf(code -> code.charAt(0) != letter);
        return of;
    }
}
