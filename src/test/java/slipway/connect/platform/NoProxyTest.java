package slipway.connect.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyTest {
    @ParameterizedTest
    @CsvSource({
        "*, api.heroku.com, true",
        "heroku.com, api.heroku.com, true",
        ".heroku.com, api.heroku.com, true",
        "*.heroku.com, API.heroku.com, true",
        "api.heroku.com:443, api.heroku.com, true",
        "oku.com, api.heroku.com, false",
        "api.heroku.com, heroku.com, false",
        "'', api.heroku.com, false"
    })
    void exemptsANameAndAllBelowIt(String value, String host, boolean exempt) {
        assertThat(NoProxy.parse(value).exempts(host)).isEqualTo(exempt);
    }

    @Test
    void losesOnlyWhatWouldLeadPastTheGateway() {
        NoProxy all = NoProxy.parse("localhost, .heroku.com,*,intern.example heroku.com");
        assertThat(all.without(Stream.of("api.heroku.com", "git.heroku.com")).value())
                .isEqualTo("localhost,intern.example");
    }
}
