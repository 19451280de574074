package slipway.service.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How passwords are stored and recognised. */
class PasswordHasherTest {
    private static final PasswordHasher HASHER = new PasswordHasher();
    private static final String STORED = HASHER.hash("correct horse ü");

    @Test
    void knowsThePasswordAgain() {
        assertThat(HASHER.matches("correct horse ü", STORED)).isTrue();
    }

    @Test
    void knowsNoOther() {
        assertThat(HASHER.matches("correct horse u", STORED)).isFalse();
    }

    @Test
    void storesItWithoutShowingIt() {
        assertThat(STORED).startsWith("argon2id$").doesNotContain("horse");
    }

    @Test
    void saltsEachHash() {
        assertThat(HASHER.hash("correct horse ü")).isNotEqualTo(STORED);
    }

    /** Computed by Python's cryptography 48: Argon2id, 16 zero bytes of salt, 19 MiB, 2 passes, 1 lane. */
    @Test
    void computesWhatOthersCompute() {
        String theirs = "argon2id$AAAAAAAAAAAAAAAAAAAAAA$PPODTVCuoeuIqcbQe/8XacwA2tAswbWsqoT8N/ntNrI";
        assertThat(HASHER.matches("secret", theirs)).isTrue();
    }
}
