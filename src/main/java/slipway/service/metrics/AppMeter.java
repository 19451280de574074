package slipway.service.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.HdrHistogram.HistogramIterationValue;
import slipway.model.monitoring.DynoEvent;
import slipway.model.monitoring.Measures;
import slipway.model.monitoring.RequestMeasures;
import slipway.model.releases.Procfile;

/**
 * What is measured of one app that is monitored, by minutes and process types, until it is written down. Thread-safe, and
 * never waits for more than memory.
 */
public final class AppMeter {
    /** Minutes that wait for a database that is away; older ones are given up. Shorter than the finest resolution is kept. */
    static final int KEPT_MINUTES = 120;

    private static final double NANOS_PER_MICRO = 1_000;

    private final UUID addOnId;
    private final NavigableMap<Instant, Map<String, Measures>> minutes = new TreeMap<>();

    /** Minutes before this one are written: nothing may be added to them any more, since that would replace them. */
    private Instant open = Instant.MIN;

    private long lost;

    /** @param addOnId what it is measured for */
    AppMeter(UUID addOnId) {
        this.addOnId = addOnId;
    }

    public UUID addOnId() {
        return addOnId;
    }

    /** Counts what a thread of the router has seen. */
    synchronized void add(TrafficInterval interval, Instant now) {
        Measures measures = at(Procfile.WEB, now);
        RequestMeasures requests = measures.requests();
        for (int hundreds = 0; hundreds < RequestMeasures.CLASSES; hundreds++) {
            requests.count(hundreds, interval.ofClass(hundreds));
        }
        requests.bytes(interval.bytes());
        interval.byCode().forEach(measures::count);
        for (HistogramIterationValue value : interval.micros().recordedValues()) {
            requests.times()
                    .add(
                            interval.micros().medianEquivalentValue(value.getValueIteratedTo()),
                            value.getCountAtValueIteratedTo());
        }
        requests.slowest(interval.slowest());
        requests.connect().add(interval.connectNanos() / NANOS_PER_MICRO, interval.connects());
        requests.service().add(interval.serviceNanos() / NANOS_PER_MICRO, interval.services());
    }

    /** A look at a dyno of a type. */
    public synchronized void look(String type, double memoryMb, int quotaMb, double load, Instant now) {
        at(type, now).dynos().look(memoryMb, quotaMb, load);
    }

    /** Something has happened to a dyno of a type. */
    public synchronized void happened(String type, DynoEvent event, Instant now) {
        at(type, now).count(event.word(), 1);
    }

    /** The platform had to complain of a dyno of a type, such as by {@code R14}. */
    public synchronized void complained(String type, String code, Instant now) {
        at(type, now).count(code, 1);
    }

    /** A look at how many dynos of a type are up, and how many should be. */
    public synchronized void dynos(String type, int up, int wanted, Instant now) {
        at(type, now).dynos().dynos(up, wanted);
    }

    private Measures at(String type, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Instant counted = minute.isBefore(open) ? open : minute;
        Measures measures =
                minutes.computeIfAbsent(counted, key -> new HashMap<>()).computeIfAbsent(type, key -> new Measures());
        while (minutes.firstKey().isBefore(counted.minus(Duration.ofMinutes(KEPT_MINUTES)))) {
            minutes.pollFirstEntry();
            lost++;
        }
        return measures;
    }

    /** What was measured before a minute, which nothing is added to any more; it stays until it is {@link #forget}. */
    public synchronized SortedMap<Instant, Map<String, Measures>> close(Instant minute) {
        open = minute.isAfter(open) ? minute : open;
        SortedMap<Instant, Map<String, Measures>> closed = new TreeMap<>();
        minutes.headMap(open, false).forEach((start, types) -> closed.put(start, Map.copyOf(types)));
        return closed;
    }

    /** What was measured before a minute is written down. */
    public synchronized void forget(Instant minute) {
        minutes.headMap(minute, false).clear();
    }

    /** How many minutes were given up since the last time that somebody asked. */
    public synchronized long takeLost() {
        long taken = lost;
        lost = 0;
        return taken;
    }
}
