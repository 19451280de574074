package slipway.service.dynos.reconciler.passes;

import java.util.List;
import java.util.Optional;
import slipway.model.apps.App;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoState;
import slipway.service.domains.OwnPages;
import slipway.service.dynos.runtime.DynoSpec;

/** What one look at an app decided and wrote down; the processes are still to be started and stopped. */
public record Pass(
        Optional<App> app, WantedFormation wanted, List<Dyno> dynos, List<Outcome> outcomes, OwnPages pages) {
    /** What becomes of a dyno beside being started, stopped, or both. */
    public enum Kind {
        /** The usual. */
        USUAL,
        /** It is stopped since it is a day old. */
        CYCLED,
        /** It is frozen, or stopped so that only its place stays, since nobody asks for it. */
        IDLED,
        /** It goes on, or starts, since somebody asks for it. */
        WOKEN
    }

    /**
     * One step that was written down.
     *
     * @param stopped which of the dynos is stopped, or naps from now on
     * @param stoppedFrom the state that it was in before
     * @param started which dyno begins, or goes on
     */
    public record Outcome(Optional<Dyno> stopped, DynoState stoppedFrom, Kind kind, Optional<Started> started) {}

    /**
     * A dyno to start.
     *
     * @param spec what to start it with; absent for one that only goes on after a nap
     */
    public record Started(Dyno dyno, Optional<DynoSpec> spec) {}
}
