package slipway.service.dynos.reconciler.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slipway.model.Moment;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoPlace;
import slipway.model.dynos.DynoState;
import slipway.service.dynos.reconciler.passes.FormationPlan.Nap;
import slipway.service.dynos.reconciler.passes.FormationPlan.PutToBed;
import slipway.service.dynos.reconciler.passes.FormationPlan.Replace;
import slipway.service.dynos.reconciler.passes.FormationPlan.Step;
import slipway.service.dynos.reconciler.passes.FormationPlan.Stop;
import slipway.service.dynos.reconciler.passes.FormationPlan.Thaw;
import slipway.service.dynos.reconciler.passes.WantedFormation.Rest;

/** How an app falls asleep and wakes: the reconciler's brain again. */
class RestPlanTest {
    private final UUID app = UUID.randomUUID();
    private final UUID release = UUID.randomUUID();
    private final WantedFormation.Type web = new WantedFormation.Type("web", "run", 1, "Free");
    private final DynoPlace place = new DynoPlace(app, "web", 1);
    private final List<Dyno> dynos = new ArrayList<>();

    @Test
    void aDynoNaps() {
        assertThat(plan(Rest.NAP, dyno(DynoState.UP))).containsExactly(new Nap(dynos.get(0)));
    }

    @ParameterizedTest
    @EnumSource(
            value = DynoState.class,
            names = {"STARTING", "CRASHED"})
    void whatCannotNapIsPutToBed(DynoState state) {
        assertThat(plan(Rest.NAP, dyno(state))).containsExactly(bed(dynos.get(0)));
    }

    @ParameterizedTest
    @EnumSource(
            value = DynoState.class,
            names = {"STARTING", "UP", "CRASHED", "NAPPING"})
    void allIsStoppedInDeepSleep(DynoState state) {
        assertThat(plan(Rest.STOP, dyno(state))).containsExactly(bed(dynos.get(0)));
    }

    @Test
    void anEmptyPlaceIsKept() {
        assertThat(plan(Rest.OUT_OF_HOURS)).containsExactly(new PutToBed(Optional.empty(), place, web));
    }

    @Test
    void whatSleepsGoesOnSleeping() {
        assertThat(plan(Rest.NAP, dyno(DynoState.NAPPING))).isEmpty();
        assertThat(plan(Rest.NAP, dyno(DynoState.ASLEEP))).isEmpty();
        assertThat(plan(Rest.STOP, dyno(DynoState.ASLEEP))).isEmpty();
    }

    @Test
    void aNapEndsWhereItBegan() {
        assertThat(plan(Rest.NONE, dyno(DynoState.NAPPING))).containsExactly(new Thaw(dynos.get(0)));
    }

    @Test
    void aNapOfAnAppThatWantsAFreshStartEndsWithOne() {
        dyno(DynoState.NAPPING);
        WantedFormation wanted = new WantedFormation(release, 1, List.of(web), Rest.NONE, false);
        assertThat(FormationPlan.of(app, wanted, dynos, Moment.now()))
                .containsExactly(new Replace(dynos.get(0), place, web));
    }

    @Test
    void anOlderReleaseDoesNotGoOnAfterItsNap() {
        Dyno old = new Dyno(place, UUID.randomUUID(), 1, "run", "Free", 0);
        old.moveTo(DynoState.NAPPING);
        dynos.add(old);
        assertThat(plan(Rest.NONE, old)).containsExactly(new Replace(old, place, web));
    }

    @Test
    void whatWasStoppedIsStarted() {
        assertThat(plan(Rest.NONE, dyno(DynoState.ASLEEP))).containsExactly(new Replace(dynos.get(0), place, web));
    }

    @Test
    void whatNobodyWantsAnyMoreIsNotKept() {
        Dyno dyno = dyno(DynoState.NAPPING);
        WantedFormation none = new WantedFormation(release, 1, List.of(), Rest.NAP, true);
        assertThat(FormationPlan.of(app, none, dynos, Moment.now())).containsExactly(new Stop(dyno));
    }

    private PutToBed bed(Dyno old) {
        return new PutToBed(Optional.of(old), place, web);
    }

    private List<Step> plan(Rest rest, Dyno... only) {
        List<Dyno> present = only.length == 0 ? dynos : List.of(only);
        return FormationPlan.of(app, new WantedFormation(release, 1, List.of(web), rest, true), present, Moment.now());
    }

    private Dyno dyno(DynoState state) {
        Dyno dyno = new Dyno(place, release, 1, "run", "Free", 0);
        dyno.moveTo(state);
        dynos.clear();
        dynos.add(dyno);
        return dyno;
    }
}
