package slipway.integration.addons.keyvalue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import slipway.integration.database.OwnDatabase;

/** With the program that is installed on this machine, where there is one. */
class InstalledKeyValueIT extends KeyValueProviderContract {
    private static OwnDatabase database;
    private static KeyValueMachine machine;

    @BeforeAll
    static void start() {
        database = OwnDatabase.start();
        machine = KeyValueMachine.start(database, Map.of());
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
