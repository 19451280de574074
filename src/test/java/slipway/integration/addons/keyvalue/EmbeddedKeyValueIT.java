package slipway.integration.addons.keyvalue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import slipway.integration.database.OwnDatabase;

/** With the program of the WAR. */
class EmbeddedKeyValueIT extends KeyValueProviderContract {
    private static OwnDatabase database;
    private static KeyValueMachine machine;

    @BeforeAll
    static void start() {
        database = OwnDatabase.start();
        machine = KeyValueMachine.start(database, Map.of("SLIPWAY_ADDON_REDIS_SERVER", "embedded"));
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
}
