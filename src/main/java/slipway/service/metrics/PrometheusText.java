package slipway.service.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import slipway.model.apps.App;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppsById;

/** The router's metrics for the operator's own monitoring, as Prometheus reads them (its text format 0.0.4). */
@ApplicationScoped
public class PrometheusText {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int CLASSES = 6;

    @Inject
    Traffic traffic;

    @Inject
    AppFinder apps;

    @Inject
    AccessPolicy policy;

    public String of(Actor operator) {
        policy.requireOperator(operator);
        Map<String, UUID> names = names();
        StringBuilder text = new StringBuilder();
        RouterGauges gauges = traffic.gauges();
        gauge(text, "connections", "Connections of clients, idle ones and tunnels among them.", gauges.connections());
        gauge(text, "requests", "Requests and tunnels that are not over.", gauges.requests());
        gauge(text, "held_bytes", "What one side has sent and the other has no room for yet.", gauges.heldBytes());
        head(text, "queue", "gauge", "Requests that wait for a dyno.");
        names.forEach(
                (name, id) -> line(text, "queue", name, "", traffic.gauges().waiting(id)));
        head(text, "requests_total", "counter", "Requests by the class of their status.");
        names.forEach((name, id) -> requests(text, name, traffic.of(id).orElseThrow()));
        head(text, "errors_total", "counter", "Requests that the router itself had to answer or break off, by code.");
        names.forEach((name, id) -> traffic.of(id).orElseThrow().codes().forEach((code, count) -> {
            line(text, "errors_total", name, ",code=\"" + code + "\"", count);
        }));
        head(text, "response_bytes_total", "counter", "Bytes of the bodies of answers.");
        names.forEach((name, id) -> line(
                text,
                "response_bytes_total",
                name,
                "",
                traffic.of(id).orElseThrow().bytes()));
        head(
                text,
                "request_duration_seconds",
                "summary",
                "From a request's arrival to its answer's end; the quantiles are of the present minute.");
        names.forEach((name, id) -> durations(text, name, traffic.of(id).orElseThrow()));
        return text.toString();
    }

    /** Apps that had requests, by name. */
    private Map<String, UUID> names() {
        Map<UUID, AppTraffic> all = traffic.all();
        Map<String, UUID> names = new TreeMap<>();
        if (!all.isEmpty()) {
            AppsById found = apps.byIds(all.keySet());
            all.keySet().forEach(id -> found.find(id).map(App::name).ifPresent(name -> names.put(name, id)));
        }
        return names;
    }

    private static void requests(StringBuilder text, String app, AppTraffic of) {
        for (int hundreds = 0; hundreds < CLASSES; hundreds++) {
            long total = of.total(hundreds);
            if (total > 0) {
                line(
                        text,
                        "requests_total",
                        app,
                        ",status=\"" + (hundreds == 0 ? "none" : hundreds + "xx") + "\"",
                        total);
            }
        }
    }

    private static void durations(StringBuilder text, String app, AppTraffic of) {
        AppTraffic.Latencies now = of.latencies();
        String name = "request_duration_seconds";
        line(text, name, app, ",quantile=\"0.5\"", now.p50() / MILLIS_PER_SECOND);
        line(text, name, app, ",quantile=\"0.95\"", now.p95() / MILLIS_PER_SECOND);
        line(text, name, app, ",quantile=\"0.99\"", now.p99() / MILLIS_PER_SECOND);
        line(text, name + "_sum", app, "", of.nanos() / NANOS_PER_SECOND);
        long count = 0;
        for (int hundreds = 0; hundreds < CLASSES; hundreds++) {
            count += of.total(hundreds);
        }
        line(text, name + "_count", app, "", count);
    }

    private static void gauge(StringBuilder text, String name, String help, long value) {
        head(text, name, "gauge", help);
        text.append("slipway_router_").append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP slipway_router_")
                .append(name)
                .append(' ')
                .append(help)
                .append('\n');
        text.append("# TYPE slipway_router_")
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }

    private static void line(StringBuilder text, String name, String app, String labels, long value) {
        line(text, name, app, labels, String.valueOf(value));
    }

    private static void line(StringBuilder text, String name, String app, String labels, double value) {
        line(text, name, app, labels, String.format(Locale.ROOT, "%.6f", value));
    }

    private static void line(StringBuilder text, String name, String app, String labels, String value) {
        text.append("slipway_router_")
                .append(name)
                .append("{app=\"")
                .append(app)
                .append('"')
                .append(labels);
        text.append("} ").append(value).append('\n');
    }
}
