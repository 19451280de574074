package slipway.service.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Signatures that others can check. */
class WebhookSignatureTest {
    /** Test case 2 of RFC 4231, in base64. */
    @Test
    void isHmacSha256InBase64() {
        byte[] body = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
        assertThat(WebhookSignature.of("Jefe", body)).isEqualTo("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=");
    }

    @Test
    void changesWithTheSecret() {
        assertThat(WebhookSignature.of("one", new byte[1])).isNotEqualTo(WebhookSignature.of("two", new byte[1]));
    }
}
