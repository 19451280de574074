package slipway.router.front;

import java.util.List;
import slipway.router.exchange.Reports;
import slipway.service.logs.LogRouter;

/** Brings the router's lines to the logs of the apps. */
final class LogReports implements Reports {
    private final LogRouter logs;

    LogReports(LogRouter logs) {
        this.logs = logs;
    }

    @Override
    public void lines(List<Line> lines) {
        for (Line line : lines) {
            logs.platform(line.appId(), "router", line.text());
        }
    }
}
