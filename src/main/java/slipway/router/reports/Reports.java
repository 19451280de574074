package slipway.router.reports;

import java.util.List;
import java.util.UUID;
import slipway.service.metrics.TrafficInterval;

/** Takes what the router tells of the requests that are over; never blocks. */
public interface Reports {
    /** A line for an app's log. */
    record Line(UUID appId, String text) {}

    /** Takes lines, oldest first; the list is used again after the call. */
    void lines(List<Line> lines);

    /** Takes the counts of an app's requests, and leaves them empty. */
    void traffic(UUID appId, TrafficInterval counted);
}
