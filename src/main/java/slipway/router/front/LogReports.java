package slipway.router.front;

import java.util.List;
import java.util.UUID;
import slipway.router.reports.Reports;
import slipway.service.logs.LogRouter;
import slipway.service.metrics.Traffic;
import slipway.service.metrics.TrafficInterval;

/** Brings the router's lines to the logs of the apps, and its counts to their metrics. */
final class LogReports implements Reports {
    private final LogRouter logs;
    private final Traffic traffic;

    LogReports(LogRouter logs, Traffic traffic) {
        this.traffic = traffic;
        this.logs = logs;
    }

    @Override
    public void traffic(UUID appId, TrafficInterval counted) {
        traffic.add(appId, counted);
    }

    @Override
    public void lines(List<Line> lines) {
        for (Line line : lines) {
            logs.platform(line.appId(), "router", line.text());
        }
    }
}
