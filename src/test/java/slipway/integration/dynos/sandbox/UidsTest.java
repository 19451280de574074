package slipway.integration.dynos.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each app that runs here has a user of its own, and none is root. */
class UidsTest {
    private final Uids uids = new Uids();
    private final UUID app = UUID.randomUUID();

    @Test
    void anAppKeepsItsUserForAsLongAsSomethingOfItRuns() {
        int uid = uids.lease(app);
        assertThat(uids.lease(app)).isEqualTo(uid);
        uids.giveBack(app);
        assertThat(uids.lease(app)).isEqualTo(uid);
    }

    @Test
    void twoAppsWhoseSearchBeginsAtTheSameNumberHaveTwo() {
        UUID twin = new UUID(app.getLeastSignificantBits(), app.getMostSignificantBits());
        assertThat(uids.lease(twin)).isNotEqualTo(uids.lease(app));
    }

    @Test
    void anAppNearlyAlwaysHasTheSameOneAgain() {
        int uid = uids.lease(app);
        uids.giveBack(app);
        assertThat(uids.lease(app)).isEqualTo(uid);
    }

    @Test
    void theNextPlatformGoesOnWithIt() {
        uids.adopt(app, Uids.FIRST + 7);
        assertThat(uids.lease(app)).isEqualTo(Uids.FIRST + 7);
    }

    @Test
    void aDynoOfBeforeUsersMakesItsAppNeitherRootNorThePlatform() {
        uids.adopt(app, 0);
        assertThat(uids.lease(app)).isBetween(Uids.FIRST, Uids.LAST);
    }
}
