package slipway.model.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;

class HostnameTest {
    @ParameterizedTest
    @CsvSource({
        "www.example.com, www.example.com",
        "example.com, example.com",
        "*.example.com, *.example.com",
        "WWW.Example.COM, www.example.com",
        "' www.example.com ', www.example.com",
        "b\u00fccher.example, xn--bcher-kva.example",
        "*.B\u00dcCHER.example, *.xn--bcher-kva.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "a-b.1a.co.uk, a-b.1a.co.uk",
        "\u65e5\u672c\u3002jp, xn--wgv71a.jp"
    })
    void isLowerCaseAsciiWhateverWasTyped(String typed, String hostname) {
        assertThat(Hostname.parse(typed).text()).isEqualTo(hostname);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "*",
                "*.com",
                "*.",
                "*.*.example.com",
                "www.*.example.com",
                "*www.example.com",
                "under_score.example.com",
                "-www.example.com",
                "www-.example.com",
                "www..example.com",
                ".example.com",
                "example.com.",
                "www example.com",
                "user@example.com",
                "\u0000.example.com",
                "a123456789012345678901234567890123456789012345678901234567890123.example.com"
            })
    void hasAtLeastTwoPartsOfLettersDigitsAndDashes(String typed) {
        assertThatThrownBy(() -> Hostname.parse(typed))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessageStartingWith("Hostname must be a full host name such as www.example.com");
    }

    @Test
    void isNoLongerThanDnsAllows() {
        String longest = "a.".repeat(125) + "com";
        assertThat(Hostname.parse(longest).text()).hasSize(253);
        assertThatThrownBy(() -> Hostname.parse("b." + longest)).isInstanceOf(InvalidParamsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1", "::1", "[::1]", "2001:db8::1", "[2001:db8::1]:80", "example.42"})
    void isNoIpAddress(String typed) {
        assertThatThrownBy(() -> Hostname.parse(typed)).hasMessage("Hostname must be a name, not an IP address.");
    }

    @Test
    void hasNoPort() {
        assertThatThrownBy(() -> Hostname.parse("www.example.com:80")).hasMessage("Hostname must not have a port.");
    }

    @Test
    void hasNoScheme() {
        assertThatThrownBy(() -> Hostname.parse("http://www.example.com"))
                .hasMessage("Hostname must be a name alone, without scheme or path.");
    }

    @Test
    void knowsTheWildcardsThatStandForIt() {
        assertThat(new Hostname("a.b.example.com").wildcardsAbove())
                .containsExactly("*.b.example.com", "*.example.com", "*.com");
        assertThat(new Hostname("*.b.example.com").wildcardsAbove()).containsExactly("*.example.com", "*.com");
    }

    @Test
    void sortsWithTheNamesBelowIt() {
        assertThat(new Hostname("www.example.com").reversed())
                .startsWith(new Hostname("*.example.com").reversedBelow());
        assertThat(new Hostname("example.com").reversed())
                .doesNotStartWith(new Hostname("*.example.com").reversedBelow());
        assertThat(new Hostname("www.example-2.com").reversed())
                .doesNotStartWith(new Hostname("*.example.com").reversedBelow());
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com, www.example.com, true",
        "www.example.com, *.example.com, true",
        "*.example.com, *.example.com, true",
        "a.b.example.com, *.example.com, false",
        "example.com, *.example.com, false",
        "*.example.com, www.example.com, false",
        "*.b.example.com, *.example.com, false",
        "www.example.com, example.com, false"
    })
    void isCoveredByCertificatesWhoseStarIsOneLabel(String hostname, String certified, boolean covered) {
        assertThat(new Hostname(hostname).isCoveredBy(certified)).isEqualTo(covered);
    }
}
