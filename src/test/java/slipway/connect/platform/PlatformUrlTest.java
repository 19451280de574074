package slipway.connect.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://paas.example.com, paas.example.com",
        "https://Paas.Example.com/, paas.example.com",
        "https://paas.example.com:443, paas.example.com",
        "https://paas.example.com:8443, paas.example.com:8443",
        "https://[::1]:8443, [::1]:8443",
        "http://localhost:5000, localhost:5000",
        "http://127.0.0.1, 127.0.0.1"
    })
    void isKnownByHostAndUnusualPort(String text, String authority) {
        assertThat(PlatformUrl.parse(text).authority()).isEqualTo(authority);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://paas.example.com", "http://192.168.1.2:5000", "http://localhost.example.com"})
    void isNotPlainHttpForOtherMachines(String text) {
        assertThatThrownBy(() -> PlatformUrl.parse(text)).hasMessageContaining("use https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paas.example.com",
                "ftp://paas.example.com",
                "https://",
                "https://a b",
                "https://me:secret@paas.example.com",
                "https://paas.example.com/apps",
                "https://paas.example.com?a",
                "mailto:a@example.com"
            })
    void isNothingElse(String text) {
        assertThatThrownBy(() -> PlatformUrl.parse(text))
                .isInstanceOf(slipway.connect.terminal.Failure.class)
                .hasMessageStartingWith(text);
    }
}
