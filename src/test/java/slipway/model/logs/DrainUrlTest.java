package slipway.model.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;

/** Where drains may lead, and what of it may be shown. */
class DrainUrlTest {
    @ParameterizedTest
    @CsvSource({
        "syslog://logs.example, 514, false",
        "syslog+tls://logs.example, 6514, true",
        "http://logs.example, 80, false",
        "https://logs.example, 443, true",
        "HTTPS://logs.example:8443/x, 8443, true"
    })
    void knowsPortAndProtection(String url, int port, boolean tls) {
        assertThat(new DrainUrl(url).port()).isEqualTo(port);
        assertThat(new DrainUrl(url).scheme().isTls()).isEqualTo(tls);
    }

    @Test
    void showsNeitherCredentialsNorPath() {
        DrainUrl url = new DrainUrl("https://me:secret@logs.example:8443/token?key=1");
        assertThat(url.place()).isEqualTo("https://logs.example:8443");
        assertThat(url).hasToString("https://logs.example:8443");
        assertThat(url.credentials()).hasValue("me:secret");
        assertThat(url.target()).isEqualTo("/token?key=1");
    }

    @Test
    void takesALoneTokenForAUserWithoutPassword() {
        assertThat(new DrainUrl("https://token@logs.example").credentials()).hasValue("token:");
    }

    @Test
    void takesAddressesWithBrackets() {
        assertThat(new DrainUrl("syslog://[::1]:99").host()).isEqualTo("::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "logs.example",
                "ftp://logs.example",
                "https://",
                "https://logs.example:0",
                "https://logs.example:70000",
                "https://logs.example/#part",
                "https://logs.example/a b",
                "https://logs.example/\u00e4",
                "syslog://logs.example/path",
                "syslog://me@logs.example",
                "syslog://logs.example?a=b"
            })
    void refusesOthersByTheFieldsName(String url) {
        assertThatThrownBy(() -> new DrainUrl(url))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessageStartingWith("Parameter \"url\" ");
    }
}
