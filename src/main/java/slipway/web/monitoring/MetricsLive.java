package slipway.web.monitoring;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import slipway.model.Moment;
import slipway.model.monitoring.MetricAlert;
import slipway.model.monitoring.MonitoredApp;
import slipway.service.access.Actor;
import slipway.service.monitoring.alerts.AlertService;
import slipway.service.monitoring.reading.MetricsReader;
import slipway.service.monitoring.reading.Range;
import slipway.web.shared.Loading;
import slipway.web.shared.SignedIn;

/** The charts of an app, and how its alerts stand: with the page at first, then alone. */
@Named
@RequestScoped
public class MetricsLive {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** How an alert stands. */
    public record AlertState(String id, String state, Instant since, String trouble) {}

    @Inject
    SignedIn signedIn;

    @Inject
    MetricsReader reader;

    @Inject
    ChartReader charts;

    @Inject
    AlertService alerts;

    private String name = "";
    private String range = "";
    private List<Range> ranges = List.of();
    private ChartReader.Drawn drawn = ChartReader.Drawn.NOTHING;
    private List<AlertState> states = List.of();

    /** For the live part alone, whose parameters came with the request. */
    public void load() {
        show(name, range);
    }

    /** Called by the whole page each time before it is rendered. */
    public void show(String app, String wanted) {
        Loading.of(() -> {
            Actor actor = signedIn.actor();
            Optional<MonitoredApp> where = reader.monitoring(actor, app);
            if (where.isPresent()) {
                ranges = Range.within(where.get().kept());
                Range chosen = Range.ofWord(wanted).filter(ranges::contains).orElse(Range.HOURS_2);
                range = chosen.word();
                drawn = charts.draw(actor, app, chosen, Moment.now());
                states =
                        alerts.list(actor, app).stream().map(MetricsLive::state).toList();
            }
        });
    }

    private static AlertState state(MetricAlert alert) {
        return new AlertState(
                alert.id().toString(),
                alert.isAlerting() ? "alerting" : alert.isActive() ? "ok" : "off",
                alert.since(),
                alert.postError().orElse(""));
    }

    /** How an alert of the page stands now; as the page knows it where it is gone. */
    public AlertState stateOf(String id) {
        return states.stream()
                .filter(state -> state.id().equals(id))
                .findFirst()
                .orElse(new AlertState(id, "off", Instant.EPOCH, ""));
    }

    /** In UTC; charts.js says it in the time zone of whoever looks. */
    public String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** Which charts there are: when that changes, the page is to be loaded anew. */
    public String getStamp() {
        return drawn.charts().stream().map(Chart::id).collect(Collectors.joining(" "))
                + states.stream().map(AlertState::id).collect(Collectors.joining(" ", " ", ""));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** The range that is shown, as addresses have it. */
    public String getRange() {
        return range;
    }

    public void setRange(String range) {
        this.range = range;
    }

    /** Those that the plan keeps. */
    public List<Range> getRanges() {
        return ranges;
    }

    public List<Chart> getCharts() {
        return drawn.charts();
    }

    public List<Instant> getAxis() {
        return drawn.axis();
    }

    /** Where releases were made, as a path of SVG. */
    public String getReleases() {
        return drawn.releases();
    }

    public List<AlertState> getStates() {
        return states;
    }
}
