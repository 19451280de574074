package slipway.integration.addons.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.integration.database.OwnDatabase;
import slipway.journey.Platform;
import slipway.model.addons.AddOnWork;

/** On one server that all share. */
class SharedKeyValueIT extends KeyValueAddOns {
    private static final int PORT = Platform.freePort();
    private static final String URL = "redis://:secret@127.0.0.1:" + PORT;

    private static OwnDatabase database;
    private static KeyValueMachine machine;
    private static Process server;

    @BeforeAll
    static void start() throws IOException {
        database = OwnDatabase.start();
        begin();
        machine = KeyValueMachine.start(database, Map.of("SLIPWAY_ADDON_REDIS_URL", URL));
    }

    private static void begin() throws IOException {
        Settings settings = Settings.of(
                Map.of("SLIPWAY_HOME", Platform.newHome().toString(), "SLIPWAY_ADDON_REDIS_SERVER", "embedded"));
        ServerProgram program = Wiring.wire(new ServerPrograms(), settings, Wiring.wire(new Home(), settings))
                .find();
        server = new ProcessBuilder(
                        program.path().toString(),
                        "--port",
                        String.valueOf(PORT),
                        "--requirepass",
                        "secret",
                        "--save",
                        "")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Platform.await("the server", () -> answers(URL));
    }

    private static boolean answers(String url) {
        try {
            KeyValueClient.ask(url, "PING");
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @AfterAll
    static void stop() {
        machine.close();
        server.destroyForcibly();
        database.close();
    }

    @Override
    KeyValueMachine machine() {
        return machine;
    }

    @Test
    void eachHasADatabaseAndAUserOfItsOwn() {
        URI one = URI.create(provision(UUID.randomUUID()).get("REDIS_URL"));
        URI other = URI.create(provision(UUID.randomUUID()).get("REDIS_URL"));
        assertThat(one.getPath()).isNotEqualTo(other.getPath()).isNotEqualTo("/0");
        assertThat(one.getUserInfo()).isNotEqualTo(other.getUserInfo());
    }

    @Test
    void mayNotWhatWouldReachOthers() throws IOException {
        String url = provision(UUID.randomUUID()).get("REDIS_URL");
        for (String command :
                List.of("FLUSHALL", "SWAPDB 0 1", "CONFIG GET *", "ACL LIST", "SHUTDOWN", "CLIENT KILL TYPE normal")) {
            assertThat(KeyValueClient.refusal(url, command.split(" ")))
                    .as(command)
                    .hasValueSatisfying(text -> assertThat(text).startsWith("NOPERM"));
        }
        for (String command : List.of("SET a 1", "KEYS *", "INFO", "FLUSHDB", "EVAL return(1) 0", "CLIENT SETNAME x")) {
            assertThat(KeyValueClient.refusal(url, command.split(" ")))
                    .as(command)
                    .isEmpty();
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        UUID addOn = UUID.randomUUID();
        Map<String, String> config = provision(addOn);
        put(config, "mine");
        String database = URI.create(config.get("REDIS_URL")).getPath();
        ask(order(AddOnWork.DEPROVISION, addOn, MINI));
        assertThat(KeyValueClient.ask(URL + database, "DBSIZE")).isEqualTo(0L);
        assertThat(String.valueOf(KeyValueClient.ask(URL, "ACL", "USERS"))).doesNotContain(addOn.toString());
    }

    @Test
    void letsItsUsersInAgainAfterTheServerForgotThem() throws Exception {
        Map<String, String> config = provision(UUID.randomUUID());
        server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        begin();
        assertThat(answers(config.get("REDIS_URL"))).isFalse();
        Platform.await("the users", () -> answers(config.get("REDIS_URL")));
    }
}
