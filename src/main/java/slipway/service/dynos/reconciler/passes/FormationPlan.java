package slipway.service.dynos.reconciler.passes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoPlace;
import slipway.model.dynos.DynoState;
import slipway.model.releases.Procfile;
import slipway.service.dynos.reconciler.passes.WantedFormation.Rest;

/** The steps from the dynos that there are to those that are wanted: a pure function, and the reconciler's brain. */
public final class FormationPlan {
    /** One thing to do. */
    public sealed interface Step {}

    /** Fill an empty place. */
    public record Start(DynoPlace place, WantedFormation.Type type) implements Step {}

    /** Stop a dyno and start another one in its place at once. */
    public record Replace(Dyno old, DynoPlace place, WantedFormation.Type type) implements Step {}

    /** Stop a dyno that nobody wants any more. */
    public record Stop(Dyno dyno) implements Step {}

    /** Freeze a dyno that nobody asks for. */
    public record Nap(Dyno dyno) implements Step {}

    /** Let a frozen dyno go on. */
    public record Thaw(Dyno dyno) implements Step {}

    /** Keep a place without a process, and stop what is in it. */
    public record PutToBed(Optional<Dyno> old, DynoPlace place, WantedFormation.Type type) implements Step {}

    private final UUID appId;
    private final WantedFormation wanted;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();
    private final Map<DynoPlace, Dyno> present = new HashMap<>();

    private FormationPlan(UUID appId, WantedFormation wanted, List<Dyno> dynos, Instant now) {
        this.appId = appId;
        this.wanted = wanted;
        this.now = now;
        dynos.stream()
                .filter(Dyno::isLive)
                .forEach(dyno -> present.put(new DynoPlace(appId, dyno.type(), dyno.number()), dyno));
    }

    public static List<Step> of(UUID appId, WantedFormation wanted, List<Dyno> dynos, Instant now) {
        FormationPlan plan = new FormationPlan(appId, wanted, dynos, now);
        wanted.types().forEach(wanted.rest() == Rest.NONE ? plan::planType : plan::planRest);
        plan.present.values().forEach(left -> plan.steps.add(new Stop(left)));
        return plan.steps;
    }

    /**
     * Plans the places of one type and takes them out of what is present.
     *
     * <p>Two web dynos or more are replaced half at a time, so that some of them always answer; a place counts as
     * not answering while its dyno boots. Everything else is replaced at once, as on Heroku without preboot.
     */
    private void planType(WantedFormation.Type type) {
        boolean rolling = type.name().equals(Procfile.WEB) && type.quantity() > 1;
        int mayBeAway = rolling ? Math.max(1, type.quantity() / 2) - notAnswering(type) : type.quantity();
        for (int number = 1; number <= type.quantity(); number++) {
            DynoPlace place = new DynoPlace(appId, type.name(), number);
            Dyno dyno = present.remove(place);
            if (dyno == null) {
                steps.add(new Start(place, type));
            } else if (dyno.state() == DynoState.NAPPING && wanted.thaws() && !isStale(dyno, type)) {
                steps.add(new Thaw(dyno));
            } else if (dyno.state().isIdle()) {
                steps.add(new Replace(dyno, place, type));
            } else if (dyno.state() == DynoState.CRASHED ? mayRestart(dyno, type) : isStale(dyno, type)) {
                boolean answers = dyno.state() == DynoState.UP;
                if (!answers || mayBeAway > 0) {
                    steps.add(new Replace(dyno, place, type));
                    mayBeAway -= answers ? 1 : 0;
                }
            }
        }
    }

    /** Whatever is older than the release or size that is wanted waits until it is asked for, and is replaced then. */
    private void planRest(WantedFormation.Type type) {
        for (int number = 1; number <= type.quantity(); number++) {
            DynoPlace place = new DynoPlace(appId, type.name(), number);
            Dyno dyno = present.remove(place);
            if (dyno != null && dyno.state() == DynoState.UP && wanted.rest() == Rest.NAP) {
                steps.add(new Nap(dyno));
            } else if (dyno == null || !isAtRest(dyno)) {
                steps.add(new PutToBed(Optional.ofNullable(dyno), place, type));
            }
        }
    }

    private boolean isAtRest(Dyno dyno) {
        return dyno.state() == DynoState.ASLEEP || (dyno.state() == DynoState.NAPPING && wanted.rest() == Rest.NAP);
    }

    private int notAnswering(WantedFormation.Type type) {
        int count = 0;
        for (int number = 1; number <= type.quantity(); number++) {
            Dyno dyno = present.get(new DynoPlace(appId, type.name(), number));
            count += dyno == null
                            || dyno.state() == DynoState.STARTING
                            || dyno.state().isIdle()
                    ? 1
                    : 0;
        }
        return count;
    }

    /** A crashed dyno waits for its cool-off, unless somebody changed or restarted it meanwhile. */
    private boolean mayRestart(Dyno dyno, WantedFormation.Type type) {
        return isStale(dyno, type)
                || dyno.restartAt().filter(at -> at.isAfter(now)).isEmpty();
    }

    private boolean isStale(Dyno dyno, WantedFormation.Type type) {
        return !dyno.releaseId().equals(wanted.releaseId())
                || !dyno.size().equals(type.size())
                || dyno.isRestartRequested()
                || dyno.isDueForCycling(now);
    }
}
