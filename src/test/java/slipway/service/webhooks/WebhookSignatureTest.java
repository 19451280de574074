package slipway.service.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Signatures that others can check. */
class WebhookSignatureTest {
    /** Test case 2 of RFC 4231, in base64. */
    @Test
    void isHmacSha256InBase64() {
        assertThat(WebhookSignature.of("Jefe", "what do ya want for nothing?"))
                .isEqualTo("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=");
    }

    @Test
    void changesWithTheSecret() {
        assertThat(WebhookSignature.of("one", "x")).isNotEqualTo(WebhookSignature.of("two", "x"));
    }
}
