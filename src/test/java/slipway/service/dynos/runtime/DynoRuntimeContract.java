package slipway.service.dynos.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DynoRuntime} must do.
 *
 * <p>Commands are made of few words, which each runtime under test must understand: {@code say TEXT}; {@code listen}
 * on the dyno's port; {@code open} and {@code await} a gate, by which dynos and tests wait for each other; {@code
 * on_term STATUS}, {@code ignore_term} and {@code ignore_hup} for what signals do; {@code hear} for a line of input; {@code forever} and {@code exit STATUS}.
 */
public abstract class DynoRuntimeContract extends AttachedDynoContract {
    @Nested
    class WhenStarted {
        @Test
        void saysThatItWasLaunched() throws Exception {
            UUID dyno = start("exit 0");
            events().await(dyno, "launched");
            events().await(dyno, "exited");
        }

        @Test
        void tellsEachLineAndWhereItEnds() throws Exception {
            UUID dyno = start("say one; say größe; exit 0");
            events().await(dyno, "exited");
            assertThat(events().outputOf(dyno)).containsExactly("worker.1: one @4", "worker.1: größe @12");
        }

        @Test
        void seesItsEnvironment() throws Exception {
            UUID dyno = start("say Hello $WHOM; exit 0");
            events().await(dyno, "exited");
            assertThat(events().outputOf(dyno)).containsExactly("worker.1: Hello a b @10");
        }

        @Test
        void isRunning() throws Exception {
            UUID dyno = start("say ready; forever");
            events().await(dyno, "worker.1: ready");
            assertThat(runtime().isRunning(dyno)).isTrue();
        }

        @Test
        void isOneProcessThoughItIsAskedForTwice() throws Exception {
            DynoSpec spec = worker("say one; exit 0");
            start(spec);
            runtime().start(spec);
            events().await(spec.id(), "launched");
            events().await(spec.id(), "exited");
            runtime().start(spec);
            runAnotherOne();
            assertThat(events().of(spec.id())).containsExactlyInAnyOrder("launched", "worker.1: one @4", "exited 0");
        }

        @Test
        void runsBesideOthers() throws Exception {
            UUID waiting = start("await theOther; exit 1");
            UUID other = start("open theOther; exit 2");
            events().await(other, "exited 2");
            events().await(waiting, "exited 1");
        }
    }

    @Nested
    class WhenItIsAWebDyno {
        @Test
        void isListeningOnceItHasBoundItsPort() throws Exception {
            DynoSpec web = web("say ready; await gate; listen; forever");
            start(web);
            events().await(web.id(), "web.1: ready");
            runAnotherOne();
            assertThat(events().of(web.id())).doesNotContain("listening");
            open("gate");
            events().await(web.id(), "listening");
        }

        @Test
        void isStillListeningForTheNextPlatform() throws Exception {
            DynoSpec web = web("listen; forever");
            start(web);
            events().await(web.id(), "listening");
            restartThePlatform();
            events().await(web.id(), "listening");
        }
    }

    @Nested
    class WhenItEnds {
        @Test
        void tellsItsStatusOnceAndAfterAllItsOutput() throws Exception {
            UUID dyno = start("say one; say two; exit 7");
            events().await(dyno, "exited");
            runAnotherOne();
            assertThat(events().of(dyno))
                    .filteredOn(what -> !what.equals("launched"))
                    .containsExactly("worker.1: one @4", "worker.1: two @8", "exited 7");
        }

        @Test
        void isNotRunningAnyMore() throws Exception {
            UUID dyno = start("exit 0");
            events().await(dyno, "exited");
            assertThat(runtime().isRunning(dyno)).isFalse();
        }

        @Test
        void doesNotMindWhatIsAskedOfItThen() throws Exception {
            UUID dyno = start("exit 0");
            events().await(dyno, "launched");
            events().await(dyno, "exited");
            runtime().terminate(dyno);
            runtime().kill(dyno);
            runtime().forget(dyno);
            runtime().forget(dyno);
            runAnotherOne();
            assertThat(events().of(dyno)).containsExactlyInAnyOrder("launched", "exited 0");
        }
    }

    @Nested
    class WhenTerminated {
        @Test
        void endsWithAStatusOfItsOwn() throws Exception {
            UUID dyno = start("on_term 3; say ready; forever");
            events().await(dyno, "worker.1: ready");
            runtime().terminate(dyno);
            events().await(dyno, "exited 3");
        }

        @Test
        void endsWithTheSignalsStatusOtherwise() throws Exception {
            UUID dyno = start("say ready; forever");
            events().await(dyno, "worker.1: ready");
            runtime().terminate(dyno);
            events().await(dyno, "exited 143");
        }

        @Test
        void runsOnWhenItIgnoresTheSignal() throws Exception {
            UUID dyno = start("ignore_term; say ready; await gate; say survived; exit 0");
            events().await(dyno, "worker.1: ready");
            runtime().terminate(dyno);
            open("gate");
            events().await(dyno, "worker.1: survived");
            events().await(dyno, "exited 0");
        }
    }

    /** Before the process itself has come to anything. */
    @Nested
    class WhenSignalledAsSoonAsItIsLaunched {
        @Test
        void endsWhenItIsTerminated() throws Exception {
            UUID dyno = start("forever");
            events().await(dyno, "launched");
            runtime().terminate(dyno);
            events().await(dyno, "exited");
        }

        @Test
        void endsWhenItIsKilled() throws Exception {
            UUID dyno = start("ignore_term; forever");
            events().await(dyno, "launched");
            runtime().kill(dyno);
            events().await(dyno, "exited 137");
        }
    }

    @Nested
    class WhenKilled {
        @Test
        void endsThoughItIgnoresTheOtherSignal() throws Exception {
            UUID dyno = start("ignore_term; say ready; forever");
            events().await(dyno, "worker.1: ready");
            runtime().kill(dyno);
            events().await(dyno, "exited 137");
        }

        @Test
        void tellsItsEndThoughItNeverRan() throws Exception {
            UUID dyno = start("forever");
            runtime().kill(dyno);
            events().await(dyno, "exited");
        }
    }

    @Nested
    class WhenFrozen {
        @Test
        void doesNothingUntilItIsThawedAndThenGoesOn() throws Exception {
            UUID dyno = frozen("say ready; await gate; say went; forever");
            open("gate");
            runAnotherOne();
            assertThat(events().outputOf(dyno)).noneMatch(line -> line.contains("went"));
            runtime().thaw(dyno);
            events().await(dyno, "worker.1: went");
        }

        @Test
        void goesOnWhenItIsThawedBeforeItWasFrozen() throws Exception {
            UUID dyno = start("say ready; await gate; say went; forever");
            events().await(dyno, "worker.1: ready");
            runtime().freeze(dyno);
            runtime().thaw(dyno);
            open("gate");
            events().await(dyno, "worker.1: went");
        }

        @Test
        void isRunning() throws Exception {
            assertThat(runtime().isRunning(frozen("say ready; forever"))).isTrue();
        }

        @Test
        void endsByItselfWhenItIsTerminated() throws Exception {
            UUID dyno = frozen("on_term 3; say ready; forever");
            runtime().terminate(dyno);
            events().await(dyno, "exited 3");
        }

        @Test
        void endsWhenItIsKilled() throws Exception {
            UUID dyno = frozen("ignore_term; say ready; forever");
            runtime().kill(dyno);
            events().await(dyno, "exited 137");
        }

        @Test
        void isStillFrozenForTheNextPlatformWhichMayThawIt() throws Exception {
            UUID dyno = frozen("say ready; await gate; say went; forever");
            assertThat(restartThePlatform()).containsExactly(new DynoRuntime.Known(dyno, true, Optional.empty()));
            runtime().freeze(dyno);
            awaitFrozen(dyno);
            runtime().thaw(dyno);
            open("gate");
            events().await(dyno, "worker.1: went");
        }

        @Test
        void isThawedByAPlatformThatDoesNotKnowThatItIsFrozen() throws Exception {
            UUID dyno = frozen("say ready; await gate; say went; forever");
            restartThePlatform();
            runtime().thaw(dyno);
            open("gate");
            events().await(dyno, "worker.1: went");
        }

        private UUID frozen(String command) throws Exception {
            UUID dyno = start(command);
            events().await(dyno, "worker.1: ready");
            runtime().freeze(dyno);
            awaitFrozen(dyno);
            return dyno;
        }
    }

    @Nested
    class WhenThePlatformComesBack {
        @Test
        void isAdopted() throws Exception {
            UUID dyno = start("say ready; forever");
            events().await(dyno, "worker.1: ready");
            assertThat(restartThePlatform()).containsExactly(new DynoRuntime.Known(dyno, true, Optional.empty()));
            assertThat(runtime().isRunning(dyno)).isTrue();
        }

        @Test
        void obeysTheNewPlatform() throws Exception {
            UUID dyno = start("on_term 4; say ready; forever");
            events().await(dyno, "worker.1: ready");
            restartThePlatform();
            runtime().terminate(dyno);
            events().await(dyno, "exited 4");
        }

        @Test
        void tellsOnceWhatItWroteMeanwhile() throws Exception {
            UUID dyno = start("say before; await gone; say meanwhile; open wrote; await back; say after; exit 5");
            events().await(dyno, "worker.1: before");
            close(runtime());
            open("gone");
            await("wrote");
            startTheNextPlatform();
            open("back");
            events().await(dyno, "exited 5");
            assertThat(events().of(dyno)).containsExactly("worker.1: meanwhile @17", "worker.1: after @23", "exited 5");
        }

        @Test
        void tellsThatItEndedMeanwhile() throws Exception {
            UUID dyno = start("say before; await gone; say last; open last; exit 6");
            events().await(dyno, "worker.1: before");
            close(runtime());
            open("gone");
            await("last");
            startTheNextPlatform();
            events().await(dyno, "exited 6");
            assertThat(events().of(dyno)).hasSize(2).startsWith("worker.1: last @12");
            // With its time, unless its end was written down only now.
            assertThat(events().of(dyno).get(1)).isIn("exited 6 before", "exited 6");
        }

        @Test
        void tellsAgainWhatWasNotSafe() throws Exception {
            close(runtime());
            startTheNextPlatform(new RecordedEvents(false));
            UUID dyno = start("say one; say two; forever");
            events().await(dyno, "worker.1: two");
            restartThePlatform();
            events().await(dyno, "worker.1: two");
            assertThat(events().outputOf(dyno)).containsExactly("worker.1: one @4", "worker.1: two @8");
        }

        @Test
        void isNotStartedAgain() throws Exception {
            DynoSpec spec = worker("say ready; await gate; exit 0");
            start(spec);
            events().await(spec.id(), "worker.1: ready");
            restartThePlatform();
            runtime().start(spec);
            open("gate");
            events().await(spec.id(), "exited");
            runAnotherOne();
            assertThat(events().of(spec.id())).containsExactly("exited 0");
        }
    }
}
