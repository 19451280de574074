package slipway.web.dynos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import slipway.config.Settings;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoState;
import slipway.model.dynos.Formation;
import slipway.model.releases.Procfile;
import slipway.service.access.Actor;
import slipway.service.billing.hours.Pools;
import slipway.service.dynos.Overview;
import slipway.service.dynos.sizes.DynoSizes;
import slipway.service.dynos.usage.DynoUsage;
import slipway.service.dynos.usage.UsageSample;
import slipway.web.shared.Ago;

/** Reads an app's formation together with the dynos that fill it: what is wanted beside what there is. */
@ApplicationScoped
public class Processes {
    @Inject
    Glance glance;

    @Inject
    Ago ago;

    @Inject
    DynoSizes sizes;

    @Inject
    DynoUsage usages;

    @Inject
    Pools pools;

    @Inject
    Settings settings;

    /** Web first, then by name; none before the first deploy. */
    public List<ProcessRow> of(Actor actor, String appName) {
        return of(glance.at(actor, appName));
    }

    /** The same of an app that has been read already. */
    public List<ProcessRow> of(Overview app) {
        return Stream.concat(
                        app.formations().stream().filter(Processes::isWeb),
                        app.formations().stream().filter(formation -> !isWeb(formation)))
                .map(formation -> row(formation, app))
                .toList();
    }

    private ProcessRow row(Formation formation, Overview app) {
        String type = formation.type();
        boolean outOfHours = pools.isEmpty(app.app().ownerId());
        List<Dyno> ofType =
                app.dynos().stream().filter(dyno -> dyno.type().equals(type)).toList();
        Stream<DynoPill> missing = IntStream.rangeClosed(1, formation.quantity())
                .filter(number -> ofType.stream().noneMatch(dyno -> dyno.number() == number))
                .mapToObj(number -> DynoPill.wanted(type + "." + number));
        return new ProcessRow(
                type,
                app.procfile().command(type).orElse(""),
                formation.quantity(),
                formation.size(),
                Stream.concat(ofType.stream().map(dyno -> pill(dyno, outOfHours)), missing)
                        .toList());
    }

    private DynoPill pill(Dyno dyno, boolean outOfHours) {
        int quota = sizes.of(dyno.size()).memoryMb();
        List<UsageSample> samples = dyno.state() == DynoState.UP ? usages.of(dyno.id()) : List.of();
        String memory = samples.isEmpty()
                ? ""
                : "%.0f of %d MB"
                        .formatted(samples.get(samples.size() - 1).usage().memoryMb(), quota);
        return new DynoPill(
                dyno.name(),
                dyno.state().word(),
                "v%d, %s%s".formatted(dyno.releaseVersion(), ago.of(dyno.updatedAt()), waiting(dyno, outOfHours)),
                memory,
                MemoryCurve.points(samples, quota));
    }

    /** What a dyno that is not up waits for, and why. */
    private String waiting(Dyno dyno, boolean outOfHours) {
        return switch (dyno.state()) {
            case STARTING ->
                dyno.isWeb()
                        ? ", waits until it listens on $PORT, for %d s at most"
                                .formatted(settings.bootTimeout().toSeconds())
                        : ", is being set up";
            case CRASHED ->
                crashes(dyno) + dyno.restartAt().map(Processes::nextStart).orElse("");
            case NAPPING, ASLEEP ->
                outOfHours ? ", asleep until its owner has free hours again" : ", asleep until somebody visits the app";
            case UP, DOWN -> "";
        };
    }

    private static String crashes(Dyno dyno) {
        return dyno.crashes() > 1 ? ", crashed %d times in a row soon after its start".formatted(dyno.crashes()) : "";
    }

    private static String nextStart(Instant at) {
        long minutes = Duration.between(Instant.now(), at).toMinutes();
        return minutes < 1 ? ", starts again soon" : ", starts again in " + minutes + " min, or now by Restart";
    }

    private static boolean isWeb(Formation formation) {
        return formation.type().equals(Procfile.WEB);
    }
}
