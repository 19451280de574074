package slipway.integration.addons.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import slipway.journey.Platform;
import slipway.model.addons.AddOnWork;
import slipway.model.addons.Plan;
import slipway.model.addons.keyvalue.Eviction;
import slipway.service.addons.providers.Answer;

/** What servers of their own do beside what all add-ons do, whatever program serves. */
abstract class KeyValueProviderContract extends KeyValueAddOns {
    private Map<String, String> provision(UUID addOn, Plan plan) {
        return configOf(ask(order(AddOnWork.PROVISION, addOn, plan)));
    }

    @Test
    void speaksTlsOnTheNextPort() throws IOException {
        Map<String, String> config = provision(UUID.randomUUID());
        put(config, "mine");
        assertThat(KeyValueClient.find(config.get("REDIS_TLS_URL"), "note")).contains("mine");
        assertThat(URI.create(config.get("REDIS_TLS_URL")).getPort())
                .isEqualTo(URI.create(config.get("REDIS_URL")).getPort() + 1);
    }

    @Test
    void letsNobodyInWithoutItsPassword() throws IOException {
        String url = provision(UUID.randomUUID()).get("REDIS_URL");
        assertThat(KeyValueClient.refusal(url.replaceFirst(":p[0-9a-f]+@", ":guess@"), "PING"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("WRONGPASS"));
        String other = provision(UUID.randomUUID()).get("REDIS_URL");
        String password = URI.create(other).getUserInfo();
        assertThat(KeyValueClient.refusal(url.replaceFirst(":p[0-9a-f]+@", password + "@"), "PING"))
                .isPresent();
    }

    @Test
    void refusesWhatWouldChangeTheServerItself() throws IOException {
        String url = provision(UUID.randomUUID()).get("REDIS_URL");
        for (String command : List.of(
                "CONFIG GET dir",
                "CONFIG SET dir /tmp",
                "ACL LIST",
                "DEBUG SLEEP 0",
                "MODULE LIST",
                "SHUTDOWN NOSAVE",
                "SAVE",
                "BGSAVE",
                "BGREWRITEAOF",
                "REPLICAOF 127.0.0.1 6379",
                "SLAVEOF 127.0.0.1 6379",
                "MIGRATE 127.0.0.1 6379 note 0 100",
                "SYNC",
                "CLUSTER INFO",
                "SCRIPT DEBUG YES")) {
            assertThat(KeyValueClient.refusal(url, command.split(" ")))
                    .as(command)
                    .hasValueSatisfying(text -> assertThat(text).containsAnyOf("NOPERM", "not allowed"));
        }
    }

    @Test
    void doesWhatAppsAskFor() throws IOException {
        String url = provision(UUID.randomUUID()).get("REDIS_URL");
        for (String command : List.of(
                "SET a 1 EX 100",
                "INCR a",
                "LPUSH l x",
                "XADD s * k v",
                "PUBLISH channel hello",
                "EVAL return(redis.call('get','a')) 0",
                "SCRIPT LOAD return(1)",
                "INFO",
                "DBSIZE",
                "SELECT 3",
                "CLIENT SETNAME worker",
                "CLIENT LIST",
                "KEYS *",
                "SCAN 0",
                "SLOWLOG GET",
                "MEMORY USAGE a",
                "FLUSHALL")) {
            assertThat(KeyValueClient.refusal(url, command.split(" ")))
                    .as(command)
                    .isEmpty();
        }
    }

    @Test
    void keepsToThePlansMemory() throws IOException {
        String url = provision(UUID.randomUUID()).get("REDIS_URL");
        try (RedisConnection connection = KeyValueClient.open(url)) {
            String megabyte = "x".repeat(1 << 20);
            Optional<String> refusal = Optional.empty();
            for (int i = 0; i < 40 && refusal.isEmpty(); i++) {
                try {
                    connection.ask("SET", "big" + i, megabyte);
                } catch (RedisException full) {
                    refusal = Optional.of(String.valueOf(full.getMessage()));
                }
            }
            assertThat(refusal).hasValueSatisfying(text -> assertThat(text).startsWith("OOM"));
        }
    }

    @Test
    void aScriptThatTakesAllMemoryTakesOnlyItsOwnServer() throws IOException {
        UUID greedy = UUID.randomUUID();
        Map<String, String> config = provision(greedy, PREMIUM);
        put(config, "mine");
        Map<String, String> other = provision(UUID.randomUUID());
        put(other, "yours");
        try {
            KeyValueClient.ask(
                    config.get("REDIS_URL"),
                    "EVAL",
                    "local t = {} for i = 1, 1000000 do t[i] = string.rep('x', 100000) .. i end",
                    "0");
        } catch (IOException ended) {
            // Either the script or the server; what counts is what is there afterwards.
        }
        Platform.await("the server to be there again", () -> find(config).equals(Optional.of("mine")));
        assertThat(find(other)).contains("yours");
    }

    @Test
    void beginsAgainWhenItIsKilled() {
        UUID addOn = UUID.randomUUID();
        Map<String, String> config = provision(addOn);
        ProcessHandle first = machine().process(addOn);
        first.destroyForcibly();
        Platform.await("another server", () -> {
            put(config, first);
            return find(config).isPresent();
        });
        assertThat(machine().process(addOn).pid()).isNotEqualTo(first.pid());
    }

    private void put(Map<String, String> config, ProcessHandle unless) {
        if (!unless.isAlive()) {
            try {
                KeyValueClient.ask(config.get("REDIS_URL"), "SET", "note", "again");
            } catch (IOException notYet) {
                // Asked again.
            }
        }
    }

    @Test
    void whatIsPersistentIsThereAfterAKillOfTheServer() throws IOException {
        UUID addOn = UUID.randomUUID();
        Map<String, String> config = provision(addOn, PREMIUM);
        put(config, "mine");
        // By what it promises: not before it is on the disk.
        Platform.await("the disk", () -> isOnDisk(config));
        machine().process(addOn).destroyForcibly();
        Platform.await("the server to be there again", () -> find(config).equals(Optional.of("mine")));
    }

    private static boolean isOnDisk(Map<String, String> config) {
        try {
            String info = String.valueOf(KeyValueClient.ask(config.get("REDIS_URL"), "INFO", "persistence"));
            return info.contains("aof_enabled:1")
                    && info.contains("aof_pending_bio_fsync:0")
                    && !info.contains("aof_current_size:0\r");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whatIsPersistentIsThereAfterAStopOfThePlatform() {
        Map<String, String> config = provision(UUID.randomUUID(), PREMIUM);
        put(config, "mine");
        machine().stopAndStart();
        assertThat(find(config)).contains("mine");
    }

    @Test
    void runsOnWhileThePlatformIsAway() {
        UUID addOn = UUID.randomUUID();
        provision(addOn);
        long pid = machine().process(addOn).pid();
        machine().restart();
        assertThat(machine().process(addOn).pid()).isEqualTo(pid);
    }

    @Test
    void aKillBetweenItsRecordAndItsStartIsMadeUpFor() {
        UUID addOn = UUID.randomUUID();
        Map<String, String> config = provision(addOn, PREMIUM);
        put(config, "mine");
        machine().servers().stop(true);
        assertThat(machine().process(addOn)).isNull();
        machine().restart();
        assertThat(provision(addOn, PREMIUM)).isEqualTo(config);
        assertThat(find(config)).contains("mine");
    }

    @Test
    void whoseIsMovedWhenSomebodyElseTakesItsPort() throws IOException {
        UUID addOn = UUID.randomUUID();
        Map<String, String> config = provision(addOn, PREMIUM);
        put(config, "mine");
        machine().servers().stop(true);
        int port = URI.create(config.get("REDIS_URL")).getPort();
        try (ServerSocket squatter = new ServerSocket()) {
            squatter.setReuseAddress(true);
            squatter.bind(new InetSocketAddress("127.0.0.1", port));
            machine().restart();
            Map<String, String> moved = machine().announced(addOn).orElseThrow();
            assertThat(URI.create(moved.get("REDIS_URL")).getPort()).isNotEqualTo(port);
            assertThat(find(moved)).contains("mine");
        }
    }

    @Test
    void changesWhatItKeepsAndHowMuchWithItsPlan() throws IOException {
        UUID addOn = UUID.randomUUID();
        Map<String, String> config = provision(addOn);
        put(config, "mine");
        long pid = machine().process(addOn).pid();
        ask(order(AddOnWork.CHANGE_PLAN, addOn, PREMIUM));
        assertThat(machine().process(addOn).pid()).as("without a restart").isEqualTo(pid);
        Map<String, String> info =
                machine().servers().info(machine().spec(addOn)).orElseThrow();
        assertThat(info).containsEntry("maxmemory", "52428800").containsEntry("aof_enabled", "1");
        machine().process(addOn).destroyForcibly();
        Platform.await("the server to be there again", () -> find(config).equals(Optional.of("mine")));
        ask(order(AddOnWork.CHANGE_PLAN, addOn, MINI));
        info = machine().servers().info(machine().spec(addOn)).orElseThrow();
        assertThat(info).containsEntry("maxmemory", "26214400").containsEntry("aof_enabled", "0");
        assertThat(find(config)).contains("mine");
    }

    @Test
    void refusesAPlanThatIsTooSmallForWhatIsThere() throws IOException {
        UUID addOn = UUID.randomUUID();
        Map<String, String> config = provision(addOn, PREMIUM);
        for (int i = 0; i < 24; i++) {
            KeyValueClient.ask(config.get("REDIS_URL"), "SET", "big" + i, "x".repeat(1 << 20));
        }
        Answer answer = ask(order(AddOnWork.CHANGE_PLAN, addOn, MINI));
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(KeyValueClient.ask(config.get("REDIS_URL"), "DBSIZE")).isEqualTo(24L);
        machine().records().behave(addOn, present -> present.withEviction("allkeys-lru"));
        assertThat(ask(order(AddOnWork.CHANGE_PLAN, addOn, MINI))).isInstanceOf(Answer.Done.class);
    }

    @Test
    void anewPasswordEndsWhatWasLetInByTheOldOne() throws IOException {
        UUID addOn = UUID.randomUUID();
        Map<String, String> config = provision(addOn);
        put(config, "mine");
        try (RedisConnection old = KeyValueClient.open(config.get("REDIS_URL"))) {
            machine().records().rotate(addOn, machine().servers()::config);
            machine().servers().apply(addOn);
            assertThat(isCutOff(old)).isTrue();
        }
        assertThat(find(config)).isEmpty();
        Map<String, String> fresh = machine().announced(addOn).orElseThrow();
        assertThat(find(fresh)).contains("mine");
        machine().restart();
        assertThat(find(fresh)).contains("mine");
    }

    private static boolean isCutOff(RedisConnection connection) {
        try {
            connection.ask("PING");
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    @Test
    void takesOptionsAndKeepsThem() throws IOException {
        UUID addOn = UUID.randomUUID();
        configOf(ask(order(
                AddOnWork.PROVISION,
                addOn,
                MINI,
                Map.of("maxmemory_policy", "volatile-lru", "timeout", "60", "notify-keyspace-events", "KEx"))));
        machine().process(addOn).destroyForcibly();
        Platform.await(
                "the server to be there again",
                () -> machine()
                        .servers()
                        .info(machine().spec(addOn))
                        .filter(info -> "volatile-lru".equals(info.get("maxmemory_policy")))
                        .isPresent());
        assertThat(machine().spec(addOn).behaviour().eviction()).isEqualTo(Eviction.VOLATILE_LRU);
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        for (Map<String, String> options :
                List.of(Map.of("fork", "x"), Map.of("timeout", "soon"), Map.of("maxmemory_policy", "some"))) {
            assertThat(ask(order(AddOnWork.PROVISION, UUID.randomUUID(), MINI, options)))
                    .isInstanceOf(Answer.Refused.class);
        }
    }

    @Test
    void opensItsPortsToDynosAndClosesThemAfterwards() {
        UUID addOn = UUID.randomUUID();
        int port = URI.create(provision(addOn).get("REDIS_URL")).getPort();
        assertThat(machine().doors()).contains(port, port + 1);
        ask(order(AddOnWork.DEPROVISION, addOn, MINI));
        assertThat(machine().doors()).doesNotContain(port, port + 1);
        assertThat(machine().folder(addOn)).doesNotExist();
        assertThat(machine().process(addOn)).isNull();
    }

    @Test
    void writesNoPasswordIntoAnyFile() throws IOException {
        UUID addOn = UUID.randomUUID();
        String password = URI.create(provision(addOn, PREMIUM).get("REDIS_URL"))
                .getUserInfo()
                .substring(1);
        try (var files = Files.walk(machine().folder(addOn))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(each, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(each.toString())
                        .doesNotContain(password);
            }
        }
        String environment = Files.readString(
                Path.of("/proc", String.valueOf(machine().process(addOn).pid()), "environ"));
        assertThat(environment).doesNotContain("SLIPWAY").doesNotContain(password);
    }

    /** Where the tests are root, as on build servers. */
    @Test
    void runsAsAUserOfItsOwnWhoseFilesNobodyElseCanRead() throws IOException {
        org.junit.jupiter.api.Assumptions.assumeTrue("root".equals(System.getProperty("user.name")));
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        provision(one);
        provision(other);
        assertThat(user(one)).isNotEqualTo(user(other)).isNotEqualTo("0");
        assertThat(status(one, "NoNewPrivs")).isEqualTo("1");
        assertThat(status(one, "CapEff")).isEqualTo("0000000000000000");
        assertThat(status(one, "CapBnd")).isEqualTo("0000000000000000");
        Path folder = machine().folder(one);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwxr-x---");
        assertThat(Files.getAttribute(folder, "unix:uid")).isEqualTo(0);
        assertThat(String.valueOf(Files.getAttribute(folder, "unix:gid"))).isEqualTo(user(one));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
    }

    private String user(UUID addOn) throws IOException {
        return status(addOn, "Uid").split("\\s+")[0];
    }

    private String status(UUID addOn, String name) throws IOException {
        Path file = Path.of("/proc", String.valueOf(machine().process(addOn).pid()), "status");
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }
}
