package slipway.service.dynos.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The part of {@link DynoRuntimeContract} that is about dynos at which somebody sits. */
abstract class AttachedDynoContract extends DynoRuntimeFixture {
    @Nested
    class WhenAClientIsAttached {
        @Test
        void showsTheClientAndNotTheLogWhatItSays() throws Exception {
            Client client = attach("say one; exit 0", false);
            assertThat(client.restOfOutput()).isEqualTo("one\n");
            events().await(client.dyno(), "exited 0");
            assertThat(events().outputOf(client.dyno())).isEmpty();
        }

        @Test
        void hearsWhatTheClientTypes() throws Exception {
            Client client = attach("say ready; hear; hear; exit 0", false);
            client.awaitOutput("ready");
            client.type("first\n");
            client.awaitOutput("heard first");
            client.type("second\n");
            client.awaitOutput("heard second");
            events().await(client.dyno(), "exited 0");
        }

        @Test
        void isLaunchedAndTellsItsStatus() throws Exception {
            Client client = attach("exit 7", false);
            events().await(client.dyno(), "launched");
            events().await(client.dyno(), "exited 7");
        }

        @Test
        void endsWhenItIsHungUp() throws Exception {
            Client client = attach("say ready; forever", false);
            client.awaitOutput("ready");
            runtime().hangUp(client.dyno());
            events().await(client.dyno(), "exited 129");
        }

        @Test
        void runsOnWhenItIgnoresThat() throws Exception {
            Client client = attach("ignore_hup; say ready; await gate; exit 5", false);
            client.awaitOutput("ready");
            runtime().hangUp(client.dyno());
            open("gate");
            events().await(client.dyno(), "exited 5");
        }

        @Test
        void obeysTheOtherSignals() throws Exception {
            Client client = attach("ignore_hup; on_term 4; say ready; forever", false);
            client.awaitOutput("ready");
            runtime().terminate(client.dyno());
            events().await(client.dyno(), "exited 4");
        }
    }
}
