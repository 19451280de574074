package slipway.service.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every spelling of the Authorization header that Heroku's clients use. */
class CredentialsTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer token", "bearer token", "BEARER  token ", " Bearer token"})
    void takesABearerToken(String header) {
        assertThat(Credentials.parse(header)).contains(new Credentials("", "token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "basic ", "BASIC  ", ""})
    void takesUserAndPasswordInBase64WithAndWithoutTheSchemeWord(String scheme) {
        assertThat(Credentials.parse(scheme + base64("me@example.com:pass:word")))
                .contains(new Credentials("me@example.com", "pass:word"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", ""})
    void takesATokenWithoutAUserAsTheJavaDeployersSendIt(String scheme) {
        assertThat(Credentials.parse(scheme + base64(":slipway-t-o_k"))).contains(new Credentials("", "slipway-t-o_k"));
    }

    @Test
    void readsUtf8() {
        assertThat(Credentials.parse("Basic " + base64("ä@b:ü"))).contains(new Credentials("ä@b", "ü"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Basic", "Basic !", "Basic bm9jb2xvbg==", "bm9jb2xvbg==", "Digest username=x"})
    void findsNoneInWhatIsMalformed(String header) {
        assertThat(Credentials.parse(header)).isEmpty();
    }

    @Test
    void neverPrintsTheSecret() {
        assertThat(new Credentials("me", "secret")).hasToString("Credentials of me");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
