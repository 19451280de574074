package slipway.model.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes are those of RFC 6238, good for a while, and once. */
class TotpTest {
    private static final byte[] RFC_SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = Totp.base32(RFC_SECRET);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);
    private static final long STEP = Totp.step(NOW);

    /** RFC 6238, appendix B, SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void areThoseOfTheRfc(long second, String code) {
        long step = Totp.step(Instant.ofEpochSecond(second));
        assertThat(Totp.code(RFC_SECRET, step, 8)).isEqualTo(code);
        assertThat(Totp.code(SECRET, step)).isEqualTo(code.substring(2));
    }

    /** RFC 4648, 10, without padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void takeSecretsInBase32(String text, String base32) {
        assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void areGoodOneStepEarlyOrLate(int steps, boolean good) {
        String code = Totp.code(SECRET, STEP + steps);
        assertThat(Totp.stepOf(code, SECRET, NOW, 0).isPresent()).isEqualTo(good);
    }

    @Test
    void areSpentWithAllBeforeThem() {
        assertThat(Totp.stepOf(Totp.code(SECRET, STEP), SECRET, NOW, STEP)).isEmpty();
        assertThat(Totp.stepOf(Totp.code(SECRET, STEP - 1), SECRET, NOW, STEP)).isEmpty();
        assertThat(Totp.stepOf(Totp.code(SECRET, STEP + 1), SECRET, NOW, STEP)).hasValue(STEP + 1);
    }

    @Test
    void mayBeTypedInTwoHalves() {
        String code = Totp.code(SECRET, STEP);
        assertThat(Totp.stepOf(code.substring(0, 3) + " " + code.substring(3), SECRET, NOW, 0))
                .hasValue(STEP);
    }

    @ParameterizedTest
    @CsvSource({"''", "000000", "07081804", "nonsense"})
    void areNothingElse(String code) {
        assertThat(Totp.stepOf(code, SECRET, NOW, 0)).isEmpty();
    }

    @Test
    void haveNewSecretsOf160Bits() {
        assertThat(Totp.newSecret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.newSecret());
    }
}
