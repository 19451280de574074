package slipway.service.dynos.sizes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.model.InvalidParamsException;
import slipway.model.dynos.DynoSize;
import slipway.model.dynos.Formation;
import slipway.model.dynos.TestSizes;

/** Which sizes go together, and how many dynos of each. */
class SizeRulesTest {
    private final SizeRules rules = new SizeRules();

    @BeforeEach
    void knowTheSizes() {
        rules.sizes = new DynoSizes() {
            @Override
            public List<DynoSize> all() {
                return TestSizes.ALL;
            }
        };
    }

    private static Formation formation(String type, int quantity, String size) {
        return new Formation(UUID.randomUUID(), type, quantity, size);
    }

    @Test
    void oneTierIsFine() {
        Formation web = formation("web", 3, "Standard-1X");
        rules.apply(List.of(web, formation("worker", 1, "Standard-2X")), List.of(web));
        assertThat(web.size()).isEqualTo("Standard-1X");
    }

    @Test
    void twoTiersAtOnceAreRefusedWithWhatShouldRunOnThem() {
        Formation web = formation("web", 1, "Standard-1X");
        Formation worker = formation("worker", 1, "Free");
        assertThatThrownBy(() -> rules.apply(List.of(web, worker), List.of(web, worker)))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessageContaining("web on Standard-1X, worker on Free");
    }

    @Test
    void theOtherTypesFollowToAnotherTier() {
        Formation web = formation("web", 1, "Standard-2X");
        Formation worker = formation("worker", 1, "Free");
        assertThat(rules.apply(List.of(web, worker), List.of(web))).containsExactly(worker);
        assertThat(worker.size()).isEqualTo("Standard-2X");
    }

    @Test
    void aTypeWithMoreDynosThanTheOtherTierAllowsCannotFollow() {
        Formation web = formation("web", 1, "Basic");
        Formation worker = formation("worker", 2, "Standard-1X");
        assertThatThrownBy(() -> rules.apply(List.of(web, worker), List.of(web)))
                .hasMessageContaining("Cannot update to more than 1 Basic size dyno per process type (worker).");
    }

    @Test
    void aOneOffIsOfItsAppsTier() {
        List<Formation> formation = List.of(formation("web", 1, "Standard-1X"));
        rules.checkOneOff(formation, "Standard-2X");
        assertThatThrownBy(() -> rules.checkOneOff(formation, "Free"))
                .hasMessage("This app is on Standard-1X dynos, and a one-off cannot be on Free.");
    }

    @Test
    void aTypeWithoutDynosThatFitsStaysAsItIs() {
        Formation web = formation("web", 1, "Standard-2X");
        Formation worker = formation("worker", 0, "Standard-1X");
        rules.apply(List.of(web, worker), List.of(web));
        assertThat(worker.size()).isEqualTo("Standard-1X");
    }

    @Test
    void moreDynosThanTheSizeAllowsAreRefusedWithAWayOut() {
        Formation web = formation("web", 2, "Basic");
        assertThatThrownBy(() -> rules.apply(List.of(web), List.of(web)))
                .hasMessage(
                        "Cannot update to more than 1 Basic size dyno per process type (web). For more, choose a larger"
                                + " size: ps:scale web=2:Standard-1X.");
    }
}
