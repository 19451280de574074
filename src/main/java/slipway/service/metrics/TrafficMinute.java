package slipway.service.metrics;

import java.time.Instant;
import java.util.List;

/**
 * One minute of an app's requests.
 *
 * @param byClass requests by the first digit of their status, from 0, for those without, to 5
 * @param bytes of the answers' bodies
 * @param p50 milliseconds within which half of the answers were whole
 */
public record TrafficMinute(Instant start, List<Long> byClass, long bytes, double p50, double p95, double p99) {
    public TrafficMinute {
        byClass = List.copyOf(byClass);
    }

    public long requests() {
        return byClass.stream().mapToLong(Long::longValue).sum();
    }
}
