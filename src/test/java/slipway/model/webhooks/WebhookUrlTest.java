package slipway.model.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;

/** Which URLs a webhook can have. */
class WebhookUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/hooks?key=1",
                "http://example.com:8080",
                "HTTPS://EXAMPLE.COM/",
                "http://[2001:db8::1]/x"
            })
    void isHttpOrHttps(String text) {
        assertThat(new WebhookUrl(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "/hooks",
                "ftp://example.com/",
                "file:///etc/passwd",
                "http://",
                "http:///path",
                "https:example.com",
                "http://user:password@example.com/",
                "http://a b/",
                "http://example.com/\r\nHost: x",
                "http://example.com:0/",
                "http://example.com:65536/"
            })
    void isRefusedByItsNameOtherwise(String text) {
        assertThatThrownBy(() -> new WebhookUrl(text))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessageContaining("\"url\"");
    }

    @Test
    void tellsPeopleTheHostAlone() {
        assertThat(new WebhookUrl("https://example.com/key").host()).isEqualTo("example.com");
    }
}
