package slipway.service.dynos.reconciler.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.model.Moment;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoPlace;
import slipway.model.dynos.DynoState;
import slipway.service.dynos.reconciler.passes.FormationPlan.Replace;
import slipway.service.dynos.reconciler.passes.FormationPlan.Start;
import slipway.service.dynos.reconciler.passes.FormationPlan.Step;
import slipway.service.dynos.reconciler.passes.FormationPlan.Stop;
import slipway.service.dynos.reconciler.passes.WantedFormation.Type;

/** The reconciler's brain: which dynos are started, replaced and stopped, and which are left alone. */
class FormationPlanTest {
    private static final Duration COOL_OFF = Duration.ofMinutes(10);

    private final UUID app = UUID.randomUUID();
    private final UUID oldRelease = UUID.randomUUID();
    private final UUID newRelease = UUID.randomUUID();
    private final List<Dyno> dynos = new ArrayList<>();
    private Instant now = Moment.now();

    @Nested
    class WhenPlacesAreEmpty {
        @Test
        void startsADynoInEach() {
            Type web = web(2);
            assertThat(plan(web)).containsExactly(new Start(place("web", 1), web), new Start(place("web", 2), web));
        }

        @Test
        void startsOnlyWhatIsMissing() {
            up("web", 1, newRelease);
            up("web", 3, newRelease);
            Type web = web(3);
            assertThat(plan(web)).containsExactly(new Start(place("web", 2), web));
        }

        @Test
        void startsEveryType() {
            assertThat(plan(web(1), worker(1)))
                    .extracting(FormationPlanTest::name)
                    .containsExactly("web.1", "worker.1");
        }

        @Test
        void doesNotWaitForTheDynoThatIsGoingDown() {
            dyno("web", 1, newRelease, DynoState.DOWN);
            Type web = web(1);
            assertThat(plan(web)).containsExactly(new Start(place("web", 1), web));
        }
    }

    @Nested
    class WhenAllIsAsWanted {
        @ParameterizedTest
        @CsvSource({"STARTING", "UP"})
        void doesNothing(DynoState state) {
            dyno("web", 1, newRelease, state);
            dyno("worker", 1, newRelease, state);
            assertThat(plan(web(1), worker(1))).isEmpty();
        }
    }

    @Nested
    class WhenFewerAreWanted {
        @Test
        void stopsTheHighestNumbers() {
            up("web", 1, newRelease);
            up("web", 2, newRelease);
            Dyno third = up("web", 3, newRelease);
            assertThat(plan(web(2))).containsExactly(new Stop(third));
        }

        @Test
        void stopsATypeThatIsGone() {
            up("web", 1, newRelease);
            Dyno worker = up("worker", 1, newRelease);
            assertThat(plan(web(1))).containsExactly(new Stop(worker));
        }

        @Test
        void stopsEverythingWhenNothingIsWanted() {
            Dyno web = up("web", 1, newRelease);
            Dyno crashed = crashed("web", 2, newRelease);
            assertThat(FormationPlan.of(app, WantedFormation.nothing(), dynos, now))
                    .containsExactlyInAnyOrder(new Stop(web), new Stop(crashed));
        }

        @Test
        void doesNotStopTwiceWhatIsGoingDown() {
            dyno("web", 1, newRelease, DynoState.DOWN);
            assertThat(plan(web(0))).isEmpty();
        }
    }

    @Nested
    class WhenThereIsANewRelease {
        @Test
        void replacesTheOnlyWebDynoAtOnce() {
            Dyno old = up("web", 1, oldRelease);
            Type web = web(1);
            assertThat(plan(web)).containsExactly(new Replace(old, place("web", 1), web));
        }

        @ParameterizedTest
        @CsvSource({"2, 1", "3, 1", "4, 2", "5, 2", "10, 5"})
        void replacesHalfOfTheWebDynosFirst(int quantity, int replaced) {
            IntStream.rangeClosed(1, quantity).forEach(number -> up("web", number, oldRelease));
            assertThat(plan(web(quantity))).hasSize(replaced).hasOnlyElementsOfType(Replace.class);
        }

        @Test
        void waitsForThoseThatBoot() {
            dyno("web", 1, newRelease, DynoState.STARTING);
            up("web", 2, oldRelease);
            assertThat(plan(web(2))).isEmpty();
        }

        @Test
        void goesOnWhenTheyAreUp() {
            up("web", 1, newRelease);
            up("web", 2, oldRelease);
            assertThat(plan(web(2))).extracting(FormationPlanTest::name).containsExactly("web.2");
        }

        @Test
        void replacesOneForEachThatIsUp() {
            up("web", 1, newRelease);
            dyno("web", 2, newRelease, DynoState.STARTING);
            up("web", 3, oldRelease);
            up("web", 4, oldRelease);
            assertThat(plan(web(4))).extracting(FormationPlanTest::name).containsExactly("web.3");
        }

        @Test
        void countsAnEmptyPlaceAsNotAnswering() {
            up("web", 1, oldRelease);
            assertThat(plan(web(2))).hasSize(1).hasOnlyElementsOfType(Start.class);
        }

        @Test
        void replacesAtOnceThoseThatDoNotAnswerYet() {
            dyno("web", 1, oldRelease, DynoState.STARTING);
            dyno("web", 2, oldRelease, DynoState.STARTING);
            assertThat(plan(web(2))).hasSize(2).hasOnlyElementsOfType(Replace.class);
        }

        @Test
        void replacesAllOtherDynosAtOnce() {
            IntStream.rangeClosed(1, 4).forEach(number -> up("worker", number, oldRelease));
            assertThat(plan(worker(4))).hasSize(4).hasOnlyElementsOfType(Replace.class);
        }
    }

    @Nested
    class WhenADynoHasCrashed {
        @Test
        void leavesItAloneUntilItsCoolOffIsOver() {
            Dyno crashed = crashed("web", 1, newRelease);
            now = crashed.restartAt().orElseThrow().minusMillis(1);
            assertThat(plan(web(1))).isEmpty();
        }

        @Test
        void startsItAgainWhenItsCoolOffIsOver() {
            Dyno crashed = crashed("web", 1, newRelease);
            now = crashed.restartAt().orElseThrow();
            Type web = web(1);
            assertThat(plan(web)).containsExactly(new Replace(crashed, place("web", 1), web));
        }

        @Test
        void startsItAgainForANewRelease() {
            crashed("web", 1, oldRelease);
            assertThat(plan(web(1))).hasSize(1).hasOnlyElementsOfType(Replace.class);
        }

        @Test
        void startsItAgainWhenSomebodyAsksForIt() {
            crashed("web", 1, newRelease).requestRestart();
            assertThat(plan(web(1))).hasSize(1).hasOnlyElementsOfType(Replace.class);
        }

        @Test
        void startsItAgainInAnotherSize() {
            crashed("web", 1, newRelease);
            assertThat(plan(new Type("web", "run", 1, "Standard-2X"))).hasSize(1);
        }
    }

    @Nested
    class WhenOnlyTheDynoIsStale {
        @Test
        void replacesItForAnotherSize() {
            Dyno small = up("worker", 1, newRelease);
            Type large = new Type("worker", "work", 1, "Standard-2X");
            assertThat(plan(large)).containsExactly(new Replace(small, place("worker", 1), large));
        }

        @Test
        void replacesItWhenARestartIsAskedFor() {
            up("worker", 1, newRelease);
            up("worker", 2, newRelease).requestRestart();
            assertThat(plan(worker(2))).extracting(FormationPlanTest::name).containsExactly("worker.2");
        }

        @Test
        void restartsWebDynosHalfAtATimeToo() {
            IntStream.rangeClosed(1, 4)
                    .forEach(number -> up("web", number, newRelease).requestRestart());
            assertThat(plan(web(4))).hasSize(2);
        }

        @Test
        void cyclesItWhenItIsOld() {
            up("worker", 1, newRelease);
            now = now.plus(Duration.ofHours(28));
            assertThat(plan(worker(1))).hasSize(1).hasOnlyElementsOfType(Replace.class);
        }

        @Test
        void doesNotCycleItWithinADay() {
            up("worker", 1, newRelease);
            now = now.plus(Duration.ofHours(23));
            assertThat(plan(worker(1))).isEmpty();
        }
    }

    private List<Step> plan(Type... types) {
        return FormationPlan.of(
                app, new WantedFormation(newRelease, 2, List.of(types), WantedFormation.Rest.NONE, true), dynos, now);
    }

    private Dyno up(String type, int number, UUID release) {
        return dyno(type, number, release, DynoState.UP);
    }

    /** One that crashed twice in a row and so waits. */
    private Dyno crashed(String type, int number, UUID release) {
        Dyno dyno = dyno(type, number, release, DynoState.STARTING);
        dyno.inheritCrashes(1);
        dyno.crash(now, COOL_OFF);
        return dyno;
    }

    private Dyno dyno(String type, int number, UUID release, DynoState state) {
        Dyno dyno = new Dyno(place(type, number), release, 1, "run", "Free", 0);
        dyno.moveTo(state);
        dynos.add(dyno);
        return dyno;
    }

    private DynoPlace place(String type, int number) {
        return new DynoPlace(app, type, number);
    }

    private static Type web(int quantity) {
        return new Type("web", "run", quantity, "Free");
    }

    private static Type worker(int quantity) {
        return new Type("worker", "work", quantity, "Free");
    }

    private static String name(Step step) {
        DynoPlace place = step instanceof Start start ? start.place() : ((Replace) step).place();
        return place.type() + "." + place.number();
    }
}
