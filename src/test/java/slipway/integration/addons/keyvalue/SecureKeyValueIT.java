package slipway.integration.addons.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.integration.database.OwnDatabase;

/** Where servers can be reached from elsewhere. */
class SecureKeyValueIT extends KeyValueProviderContract {
    private static OwnDatabase database;
    private static KeyValueMachine machine;

    @BeforeAll
    static void start() {
        database = OwnDatabase.start();
        machine = KeyValueMachine.start(
                database, Map.of("SLIPWAY_ADDON_REDIS_SERVER", "embedded", "SLIPWAY_DATA_HOST", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        machine.close();
        database.close();
    }

    @Override
    KeyValueMachine machine() {
        return machine;
    }

    @Override
    @Test
    void speaksTlsOnTheNextPort() throws IOException {
        Map<String, String> config = provision(UUID.randomUUID());
        assertThat(config.get("REDIS_URL")).startsWith("rediss://").isEqualTo(config.get("REDIS_TLS_URL"));
        int port = URI.create(config.get("REDIS_URL")).getPort();
        try (Socket open = new Socket("127.0.0.1", port)) {
            assertThat(open.isConnected()).isTrue();
        }
        try (Socket closed = new Socket("127.0.0.1", port - 1)) {
            assertThat(closed.isConnected()).as("a port without TLS").isFalse();
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("refused");
        }
    }

    @Override
    @Test
    void opensItsPortsToDynosAndClosesThemAfterwards() {
        UUID addOn = UUID.randomUUID();
        int port = URI.create(provision(addOn).get("REDIS_URL")).getPort();
        assertThat(machine().doors()).contains(port);
    }
}
