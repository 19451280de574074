package slipway.service.dynos.reconciler.passes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import slipway.config.Settings;
import slipway.config.SleepSettings;
import slipway.model.Moment;
import slipway.model.apps.App;
import slipway.model.apps.AppFeature;
import slipway.model.builds.Slug;
import slipway.model.dynos.Dyno;
import slipway.model.releases.Procfile;
import slipway.model.releases.Release;
import slipway.service.billing.hours.Pools;
import slipway.service.dynos.FormationService;
import slipway.service.dynos.reconciler.passes.WantedFormation.Rest;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.dynos.sizes.DynoSizes;

/** What an app wants to run, and whether it is to sleep: by its sizes, its owner's hours, and who has asked for it. */
@ApplicationScoped
public class Slumber {
    @Inject
    FormationService formations;

    @Inject
    DynoSizes sizes;

    @Inject
    Pools pools;

    @Inject
    DynoRuntime runtime;

    @Inject
    Settings settings;

    /**
     * What the formation asks for; wakes the app where it may not sleep, and lets it fall asleep where it must.
     *
     * @param deeper whether it is to be stopped if it sleeps
     */
    WantedFormation wanted(App app, Release release, Slug slug, List<Dyno> present, boolean deeper) {
        Procfile procfile = slug.procfile();
        List<WantedFormation.Type> types = formations.of(release.appId()).stream()
                .filter(formation -> !formation.type().equals(Procfile.RELEASE))
                .flatMap(formation -> procfile.command(formation.type()).stream()
                        .map(command -> new WantedFormation.Type(
                                formation.type(), command, formation.quantity(), formation.size())))
                .toList();
        Rest rest = rest(app, release, types, present, deeper);
        boolean thaws = !app.has(AppFeature.RESTART_ON_WAKE);
        return new WantedFormation(release.id(), release.version(), types, rest, thaws);
    }

    private Rest rest(App app, Release release, List<WantedFormation.Type> types, List<Dyno> present, boolean deeper) {
        List<WantedFormation.Type> running =
                types.stream().filter(type -> type.quantity() > 0).toList();
        boolean free = !running.isEmpty()
                && running.stream().allMatch(type -> sizes.of(type.size()).isSleeping());
        if (free && pools.isEmpty(app.ownerId())) {
            app.fallAsleep(Moment.now());
            return Rest.OUT_OF_HOURS;
        }
        boolean web = running.stream().anyMatch(type -> type.name().equals(Procfile.WEB));
        if (!free || !web || present.stream().anyMatch(dyno -> isOutdated(dyno, release))) {
            app.wakeUp();
        }
        if (!app.isAsleep()) {
            return Rest.NONE;
        }
        return deeper || !mayNap(app) ? Rest.STOP : Rest.NAP;
    }

    /** Somebody has deployed, set a config var or restarted it, and wants to see it run. */
    private static boolean isOutdated(Dyno dyno, Release release) {
        return dyno.state().isIdle() && (!dyno.releaseId().equals(release.id()) || dyno.isRestartRequested());
    }

    private boolean mayNap(App app) {
        SleepSettings sleep = settings.sleep();
        return sleep.depth() == SleepSettings.Depth.NAP
                && runtime.canFreeze()
                && !app.has(AppFeature.RESTART_ON_WAKE)
                && app.asleepSince().orElseThrow().plus(sleep.napFor()).isAfter(Moment.now());
    }

    /** Whether a one-off has to end for want of hours; release phases may go on, or nothing could be deployed. */
    boolean hasNoHours(App app, Dyno dyno) {
        return !dyno.type().equals(Procfile.RELEASE)
                && sizes.of(dyno.size()).isSleeping()
                && pools.isEmpty(app.ownerId());
    }
}
