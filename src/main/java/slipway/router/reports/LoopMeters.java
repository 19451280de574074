package slipway.router.reports;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import slipway.service.metrics.Times;
import slipway.service.metrics.TrafficInterval;

/** Counts the requests of one loop, and hands the counts on every few seconds: no thread ever waits for another. */
public final class LoopMeters {
    private static final long HAND_ON_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Apps without requests for this long cost no memory. */
    private static final long FORGET_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** Handed on in one round, so that a thousand busy apps do not make requests wait. */
    private static final int AT_ONCE = 16;

    private static final class Meter {
        private final TrafficInterval interval = new TrafficInterval();
        private boolean counted;
        private long handedOn;
    }

    private final Reports reports;
    private final Map<UUID, Meter> meters = new HashMap<>();
    private long next;

    public LoopMeters(Reports reports) {
        this.reports = reports;
    }

    public void count(UUID appId, int status, String code, long bytes, Times times, long now) {
        Meter meter = meters.get(appId);
        if (meter == null) {
            meter = new Meter();
            meter.handedOn = now;
            meters.put(appId, meter);
        }
        meter.counted = true;
        meter.interval.count(status, code, bytes, times);
    }

    /** Hands on what has waited long enough. */
    public void handOn(long now) {
        if (now - next < 0 || meters.isEmpty()) {
            return;
        }
        int left = AT_ONCE;
        Iterator<Map.Entry<UUID, Meter>> all = meters.entrySet().iterator();
        while (all.hasNext() && left > 0) {
            Map.Entry<UUID, Meter> each = all.next();
            Meter meter = each.getValue();
            long age = now - meter.handedOn;
            if (meter.counted && age > HAND_ON_NANOS) {
                handOn(each.getKey(), meter, now);
                left--;
            } else if (!meter.counted && age > FORGET_NANOS) {
                all.remove();
            }
        }
        next = left == 0 ? now : now + HAND_ON_NANOS / 8;
    }

    private void handOn(UUID appId, Meter meter, long now) {
        reports.traffic(appId, meter.interval);
        meter.counted = false;
        meter.handedOn = now;
    }

    public void handOnAll() {
        meters.forEach((appId, meter) -> handOn(appId, meter, 0));
        meters.clear();
    }
}
