package slipway.service.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;

/** Where the platform's key comes from, and that each use gets one of its own. */
class PlatformKeyTest {
    @Nested
    class WhenItIsNotSet {
        @TempDir
        Path home;

        @Test
        void isMadeOnceAndFoundAgain() {
            assertThat(fromHome().password("database")).isEqualTo(fromHome().password("database"));
        }

        @Test
        void isNobodyElsesToRead() throws IOException {
            fromHome();
            assertThat(Files.getPosixFilePermissions(home.resolve("secret.key")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }

        @Test
        void isMadeInSpiteOfWhatAKilledPlatformLeft() throws IOException {
            Files.writeString(home.resolve("secret.key.new"), "ha");
            assertThat(fromHome().password("database")).isEqualTo(fromHome().password("database"));
        }

        private PlatformKey fromHome() {
            return key(Map.of("SLIPWAY_HOME", home.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "not base64!", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void refusesAKeyThatIsNot32BytesInBase64(String text) {
        assertThatThrownBy(() -> key(Map.of("SLIPWAY_SECRET_KEY", text)))
                .hasMessage("SLIPWAY_SECRET_KEY must be 32 bytes in base64.");
    }

    @Test
    void derivesAnotherKeyForEachPurpose() {
        PlatformKey key = Keys.key(1);
        assertThat(key.password("a")).isNotEqualTo(key.password("b"));
    }

    @Test
    void derivesAnotherKeyFromAnotherKey() {
        assertThat(Keys.key(1).password("a")).isNotEqualTo(Keys.key(2).password("a"));
    }

    private static PlatformKey key(Map<String, String> environment) {
        Settings settings = Settings.of(environment);
        return Wiring.wire(new PlatformKey(), settings, Wiring.wire(new Home(), settings));
    }
}
