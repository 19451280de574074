package slipway.service.metrics;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Tells a meter of requests as the router's threads do, but at a time that the test chooses. */
public final class TrafficSource {
    private TrafficSource() {}

    public static void tell(AppMeter meter, Instant at, int status, long millis) {
        TrafficInterval interval = new TrafficInterval();
        interval.count(status, "", 1, Times.of(TimeUnit.MILLISECONDS.toNanos(millis)));
        meter.add(interval, at);
    }
}
