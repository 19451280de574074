package slipway.web.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import slipway.service.access.Actor;
import slipway.service.monitoring.reading.Metrics;
import slipway.service.monitoring.reading.MetricsReader;
import slipway.service.monitoring.reading.Range;

/** Reads what was measured of an app, and draws it. */
@ApplicationScoped
public class ChartReader {
    private static final int QUARTERS = 4;

    @Inject
    MetricsReader reader;

    /** One after another, with the axis that they have in common, and where releases were made. */
    record Drawn(List<Chart> charts, List<Instant> axis, String releases) {
        static final Drawn NOTHING = new Drawn(List.of(), List.of(), "");
    }

    Drawn draw(Actor actor, String app, Range range, Instant now) {
        Metrics metrics = reader.read(actor, app, range.until(now), now);
        WebCharts web = new WebCharts(metrics);
        List<Chart> charts = new ArrayList<>();
        charts.add(web.responseTime());
        charts.add(web.throughput());
        charts.add(WebCharts.errors(metrics));
        charts.add(new EventChart(metrics).draw());
        for (String type : metrics.types()) {
            DynoCharts dynos = new DynoCharts(metrics, type);
            charts.add(dynos.memory());
            charts.add(dynos.load());
        }
        List<Instant> axis = new ArrayList<>();
        for (int quarter = 0; quarter <= QUARTERS; quarter++) {
            axis.add(metrics.grid().startOf(metrics.grid().count() * quarter / QUARTERS));
        }
        return new Drawn(charts, axis, EventChart.releases(metrics));
    }
}
