package slipway.integration.addons.keyvalue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.integration.database.OwnDatabase;
import slipway.journey.Tools;

/** With the program that is installed on this machine, where there is one. */
@EnabledIf("slipway.integration.addons.keyvalue.InstalledKeyValueIT#isInstalled")
class InstalledKeyValueIT extends KeyValueProviderContract {
    private static OwnDatabase database;
    private static KeyValueMachine machine;

    static boolean isInstalled() {
        return Tools.areInstalled("redis-server");
    }

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
