package slipway.api.monitoring;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import slipway.api.http.caller.Caller;
import slipway.model.Moment;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.model.dynos.Formation;
import slipway.model.monitoring.Measures;
import slipway.model.releases.Procfile;
import slipway.service.dynos.FormationService;
import slipway.service.monitoring.reading.Metrics;
import slipway.service.monitoring.reading.MetricsReader;

/** {@code heroku apps:errors} and {@code heroku dashboard}, which ask Heroku's host for metrics. */
@Path("/")
@RequestScoped
public class MetricsResource {
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
            @BeanParam RangeParams range,
            @QueryParam("process_type") @DefaultValue(Procfile.WEB) String type) {
        Metrics metrics = read(app, range);
        return MetricsRepresentation.ofLatency(metrics.grid(), slotsOfRouter(metrics, type));
    }

    @GET
    @Path("apps/{app}/router-metrics/status")
    public MetricsRepresentation statusOfRouter(
            @PathParam("app") String app,
            @BeanParam RangeParams range,
            @QueryParam("process_type") @DefaultValue(Procfile.WEB) String type) {
        Metrics metrics = read(app, range);
        return MetricsRepresentation.ofStatus(metrics.grid(), slotsOfRouter(metrics, type));
    }

    @GET
    @Path("apps/{app}/router-metrics/errors")
    public MetricsRepresentation errorsOfRouter(
            @PathParam("app") String app,
            @BeanParam RangeParams range,
            @QueryParam("process_type") @DefaultValue(Procfile.WEB) String type) {
        Metrics metrics = read(app, range);
        return MetricsRepresentation.ofErrors(metrics.grid(), slotsOfRouter(metrics, type), 'H');
    }

    @GET
    @Path("apps/{app}/formation/{formation}/metrics/errors")
    public MetricsRepresentation errorsOfDynos(
            @PathParam("app") String app, @PathParam("formation") String formation, @BeanParam RangeParams range) {
        Metrics metrics = read(app, range);
        return MetricsRepresentation.ofErrors(metrics.grid(), slots(metrics, type(app, formation)), 'R');
    }

    @GET
    @Path("apps/{app}/formation/{formation}/metrics/memory")
    public MetricsRepresentation memoryOfDynos(
            @PathParam("app") String app, @PathParam("formation") String formation, @BeanParam RangeParams range) {
        Metrics metrics = read(app, range);
        return MetricsRepresentation.ofMemory(metrics.grid(), slots(metrics, type(app, formation)));
    }

    @GET
    @Path("apps/{app}/formation/{formation}/metrics/load")
    public MetricsRepresentation loadOfDynos(
            @PathParam("app") String app, @PathParam("formation") String formation, @BeanParam RangeParams range) {
        Metrics metrics = read(app, range);
        return MetricsRepresentation.ofLoad(metrics.grid(), slots(metrics, type(app, formation)));
    }

    private Metrics read(String app, RangeParams range) {
        reader.requireMonitoring(caller.actor(), app);
        Instant now = Moment.now();
        return reader.read(caller.actor(), app, range.grid(now), now);
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
