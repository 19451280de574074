package slipway.service.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Recovery codes cannot be guessed, can be typed, and are good for one account. */
class RecoveryCodesTest {
    private final UUID account = UUID.randomUUID();

    @Test
    void areFourGroupsOfFourLettersThatNobodyConfuses() {
        assertThat(RecoveryCodes.fresh())
                .matches("[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}")
                .isNotEqualTo(RecoveryCodes.fresh());
    }

    @Test
    void areTheSameHoweverTheyAreTyped() {
        String hash = RecoveryCodes.hash(account, "k3vd-9xmt-a2hq-w7pe");
        assertThat(RecoveryCodes.hash(account, " K3VD 9xmt a2hqw7pe ")).isEqualTo(hash);
    }

    @Test
    void areHiddenByTheirHash() {
        assertThat(RecoveryCodes.hash(account, "k3vd-9xmt-a2hq-w7pe"))
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(RecoveryCodes.hash(account, "k3vd-9xmt-a2hq-w7pf"));
    }

    @Test
    void areOfOneAccountOnly() {
        assertThat(RecoveryCodes.hash(account, "k3vd-9xmt-a2hq-w7pe"))
                .isNotEqualTo(RecoveryCodes.hash(UUID.randomUUID(), "k3vd-9xmt-a2hq-w7pe"));
    }
}
