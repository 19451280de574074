package slipway.service.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.Wiring;

/** Secrets open only whole, with the right key, and for the app that they belong to. */
class SecretBoxTest {
    private final UUID app = UUID.randomUUID();
    private final SecretBox box = box(1);

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"A\":\"1\"}", "übel ∞"})
    void opensWhatItSealed(String secret) {
        assertThat(box.open(app, box.seal(app, secret))).isEqualTo(secret);
    }

    @Test
    void hidesTheSecret() {
        byte[] sealed = box.seal(app, "password");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("password");
    }

    @Test
    void doesNotShowThatTwoSecretsAreTheSame() {
        assertThat(box.seal(app, "same")).isNotEqualTo(box.seal(app, "same"));
    }

    @Test
    void doesNotOpenForAnotherApp() {
        byte[] sealed = box.seal(app, "secret");
        assertThatThrownBy(() -> box.open(UUID.randomUUID(), sealed)).hasMessageContaining("SLIPWAY_SECRET_KEY");
    }

    @Test
    void doesNotOpenWithAnotherKey() {
        byte[] sealed = box.seal(app, "secret");
        assertThatThrownBy(() -> box(2).open(app, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 12, 20})
    void doesNotOpenWhenAByteWasChanged(int index) {
        byte[] sealed = box.seal(app, "secret");
        sealed[index] ^= 1;
        assertThatThrownBy(() -> box.open(app, sealed)).isInstanceOf(IllegalStateException.class);
    }

    private static SecretBox box(int key) {
        return Wiring.wire(new SecretBox(), Keys.key(key));
    }
}
