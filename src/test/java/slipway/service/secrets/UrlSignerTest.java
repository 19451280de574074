package slipway.service.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.Wiring;

/** A signed URL is good for one method, one path with its query, and until it expires. */
class UrlSignerTest {
    private static final String BASE = "http://apps.example:8080";

    private final UrlSigner signer = signer(1);
    private final Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final String signed = pathOf(signer.sign("GET", "/streams/logs/1?lines=5", now.plusSeconds(60)));

    @Nested
    class WhenSigned {
        @Test
        void isAbsolute() {
            assertThat(signer.sign("GET", "/a", now))
                    .startsWith(BASE + "/a?expires=" + now.getEpochSecond() + "&signature=");
        }

        @Test
        void keepsTheQuery() {
            assertThat(signed).startsWith("/streams/logs/1?lines=5&expires=");
        }
    }

    @Nested
    class WhenAsked {
        @Test
        void isValidAsItWasSigned() {
            assertThat(signer.isValid("GET", signed, now)).isTrue();
        }

        @Test
        void isValidUntilItExpires() {
            assertThat(signer.isValid("GET", signed, now.plusSeconds(59))).isTrue();
            assertThat(signer.isValid("GET", signed, now.plusSeconds(60))).isFalse();
        }

        @Test
        void isNotValidForAnotherMethod() {
            assertThat(signer.isValid("PUT", signed, now)).isFalse();
        }

        @Test
        void isNotValidForAnotherPath() {
            assertThat(signer.isValid("GET", signed.replace("logs/1", "logs/2"), now))
                    .isFalse();
        }

        @Test
        void isNotValidForAnotherQuery() {
            assertThat(signer.isValid("GET", signed.replace("lines=5", "lines=6"), now))
                    .isFalse();
        }

        @Test
        void isNotValidWithALaterExpiry() {
            long expires = now.plusSeconds(60).getEpochSecond();
            assertThat(signer.isValid("GET", signed.replace("=" + expires, "=" + (expires + 1)), now))
                    .isFalse();
        }

        @Test
        void isNotValidWithMoreBehindIt() {
            assertThat(signer.isValid("GET", signed + "&lines=6", now)).isFalse();
        }

        @Test
        void isNotValidUnderAnotherKey() {
            assertThat(signer(2).isValid("GET", signed, now)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "/a",
                    "/a?expires=1",
                    "/a?signature=x",
                    "/a?expires=99999999999&signature=",
                    "/a?expires=soon&signature=x",
                    "&signature="
                })
        void isNotValidWithoutASignature(String unsigned) {
            assertThat(signer.isValid("GET", unsigned, now)).isFalse();
        }
    }

    private static String pathOf(String url) {
        return url.substring(BASE.length());
    }

    private static UrlSigner signer(int key) {
        return Wiring.wire(new UrlSigner(), Keys.key(key), Keys.settings(key));
    }
}
