package slipway.service.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What tokens and passwords look like, and the hashes that are kept of them. */
class TokensTest {
    @Test
    void carriesA256BitSecretBehindThePrefix() {
        assertThat(Tokens.newToken()).matches("slipway-[A-Za-z0-9_-]{43}");
    }

    @Test
    void neverMakesTheSameTwice() {
        assertThat(Stream.generate(Tokens::newToken).limit(100)).doesNotHaveDuplicates();
    }

    @Test
    void makesPasswordsThatCanBeTyped() {
        assertThat(Tokens.newPassword()).matches("[A-Za-z0-9_-]{16}");
    }

    @Test
    void hashesBySha256InHexadecimal() {
        assertThat(Tokens.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
