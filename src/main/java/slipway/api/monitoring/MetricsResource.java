package slipway.api.monitoring;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import slipway.api.http.caller.Caller;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.model.dynos.Formation;
import slipway.model.monitoring.Measures;
import slipway.model.releases.Procfile;
import slipway.service.dynos.FormationService;
import slipway.service.monitoring.reading.Metrics;
import slipway.service.monitoring.reading.MetricsReader;
import slipway.service.monitoring.reading.TimeGrid;

/** {@code heroku apps:errors} and {@code heroku dashboard}, which ask Heroku's host for metrics. */
@Path("/")
@RequestScoped
public class MetricsResource {
    private static final Duration USUAL = Duration.ofHours(2);
    private static final String HOUR = "1h";

    /** Slots of one answer. */
    private static final long MOST = 1_500;

    @Inject
    MetricsReader reader;

    @Inject
    FormationService formations;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/router-metrics/latency")
    public MetricsRepresentation latencyOfRouter(
            @PathParam("app") String app,
            @QueryParam("start_time") @Nullable String start,
            @QueryParam("end_time") @Nullable String end,
            @QueryParam("step") @DefaultValue(HOUR) String step,
            @QueryParam("process_type") @DefaultValue(Procfile.WEB) String type) {
        Metrics metrics = read(app, start, end, step);
        return MetricsRepresentation.ofLatency(metrics.grid(), slotsOfRouter(metrics, type));
    }

    @GET
    @Path("apps/{app}/router-metrics/status")
    public MetricsRepresentation statusOfRouter(
            @PathParam("app") String app,
            @QueryParam("start_time") @Nullable String start,
            @QueryParam("end_time") @Nullable String end,
            @QueryParam("step") @DefaultValue(HOUR) String step,
            @QueryParam("process_type") @DefaultValue(Procfile.WEB) String type) {
        Metrics metrics = read(app, start, end, step);
        return MetricsRepresentation.ofStatus(metrics.grid(), slotsOfRouter(metrics, type));
    }

    @GET
    @Path("apps/{app}/router-metrics/errors")
    public MetricsRepresentation errorsOfRouter(
            @PathParam("app") String app,
            @QueryParam("start_time") @Nullable String start,
            @QueryParam("end_time") @Nullable String end,
            @QueryParam("step") @DefaultValue(HOUR) String step,
            @QueryParam("process_type") @DefaultValue(Procfile.WEB) String type) {
        Metrics metrics = read(app, start, end, step);
        return MetricsRepresentation.ofErrors(metrics.grid(), slotsOfRouter(metrics, type), 'H');
    }

    @GET
    @Path("apps/{app}/formation/{formation}/metrics/errors")
    public MetricsRepresentation errorsOfDynos(
            @PathParam("app") String app,
            @PathParam("formation") String formation,
            @QueryParam("start_time") @Nullable String start,
            @QueryParam("end_time") @Nullable String end,
            @QueryParam("step") @DefaultValue(HOUR) String step) {
        Metrics metrics = read(app, start, end, step);
        return MetricsRepresentation.ofErrors(metrics.grid(), slots(metrics, type(app, formation)), 'R');
    }

    @GET
    @Path("apps/{app}/formation/{formation}/metrics/memory")
    public MetricsRepresentation memoryOfDynos(
            @PathParam("app") String app,
            @PathParam("formation") String formation,
            @QueryParam("start_time") @Nullable String start,
            @QueryParam("end_time") @Nullable String end,
            @QueryParam("step") @DefaultValue(HOUR) String step) {
        Metrics metrics = read(app, start, end, step);
        return MetricsRepresentation.ofMemory(metrics.grid(), slots(metrics, type(app, formation)));
    }

    @GET
    @Path("apps/{app}/formation/{formation}/metrics/load")
    public MetricsRepresentation loadOfDynos(
            @PathParam("app") String app,
            @PathParam("formation") String formation,
            @QueryParam("start_time") @Nullable String start,
            @QueryParam("end_time") @Nullable String end,
            @QueryParam("step") @DefaultValue(HOUR) String step) {
        Metrics metrics = read(app, start, end, step);
        return MetricsRepresentation.ofLoad(metrics.grid(), slots(metrics, type(app, formation)));
    }

    private Metrics read(String app, @Nullable String start, @Nullable String end, String step) {
        Instant now = Moment.now();
        reader.requireMonitoring(caller.actor(), app);
        Instant until = end == null ? now : time("end_time", end);
        Instant from = start == null ? until.minus(USUAL) : time("start_time", start);
        Duration length = Step.parse(step);
        if (!from.isBefore(until) || Duration.between(from, until).dividedBy(length) > MOST) {
            throw new InvalidParamsException(
                    "\"end_time\" must be after \"start_time\", by at most %,d times \"step\".".formatted(MOST));
        }
        return reader.read(caller.actor(), app, TimeGrid.between(from, until, length), now);
    }

    private static Instant time(String parameter, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidParamsException(
                    "Parameter \"%s\" must be a time such as 2026-01-31T12:00:00Z.".formatted(parameter));
        }
    }

    private static List<Measures> slotsOfRouter(Metrics metrics, String type) {
        if (!type.equals(Procfile.WEB)) {
            throw invalid(type);
        }
        return slots(metrics, type);
    }

    /** Of each slot, also of a type of which nothing was measured. */
    private static List<Measures> slots(Metrics metrics, String type) {
        List<Measures> measured = metrics.of(type);
        return measured.isEmpty()
                ? IntStream.range(0, metrics.grid().count())
                        .mapToObj(slot -> new Measures())
                        .toList()
                : measured;
    }

    private String type(String app, String typeOrId) {
        return formations.list(caller.actor(), app).stream()
                .filter(formation -> formation.type().equals(typeOrId)
                        || formation.id().toString().equals(typeOrId))
                .map(Formation::type)
                .findFirst()
                .orElseThrow(() -> invalid(typeOrId));
    }

    /** In the words that clients look for. */
    private static RefusedException invalid(String type) {
        return new RefusedException(Kind.BAD_REQUEST, "invalid process_type provided: " + type);
    }
}
