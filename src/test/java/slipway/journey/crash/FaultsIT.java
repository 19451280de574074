package slipway.journey.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.FrozenDatabase;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** What the machine does to a platform: its database does not answer, its disk is full, dynos die. It converges. */
@EnabledIf("isRoot")
class FaultsIT {
    /** Small enough to be filled, and large enough for the platform's database. */
    private static final String DISK = "700m";

    private static Path disk;
    private static Platform platform;
    private static ApiClient api;

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    @BeforeAll
    static void startOnASmallDisk() throws Exception {
        Path home = Platform.newHome();
        disk = home.getParent();
        run("mount", "-t", "tmpfs", "-o", "mode=711,size=" + DISK, "slipway-test", disk.toString());
        platform = Platform.startIn(home, Map.of("SLIPWAY_DYNO_DISK_MB", "100000", "SLIPWAY_CRASH_COOLOFF", "PT1S"));
        api = platform.api();
    }

    @AfterAll
    static void stop() throws Exception {
        if (platform != null) {
            platform.close();
        }
        run("umount", "-l", disk.toString());
    }

    private static String deployed(String worker) {
        String app = api.createApp();
        Tarball site = new Tarball()
                .file("Procfile", "web: java $JAVA_OPTS -jar app.jar\nfill: " + worker + "\n")
                .file("app.jar", Deploy.testAppJar());
        Deploy.Outcome built = Deploy.source(platform, api, app, site);
        assertThat(built.succeeded()).as(built.output()).isTrue();
        api.awaitDynos(app, "web.1=up");
        return app;
    }

    @Test
    void aFrozenDatabaseKeepsNoVisitorAwayAndADynoThatDiesMeanwhileComesBack() throws Exception {
        String app = deployed("sleep 1000");
        String dyno = api.get("/apps/" + app + "/dynos").path(0).path("id").asText();
        try (FrozenDatabase frozen = new FrozenDatabase(platform)) {
            assertThat(platform.visit(app, "/").body()).isEqualTo("Hello from web.1\n");
            String leader = new DynoProcesses(platform.home()).leader(dyno).split("@")[0];
            signal("KILL", List.of(Long.parseLong(leader)));
            Platform.await(
                    "the dyno to be gone",
                    () -> !ProcessHandle.of(Long.parseLong(leader))
                            .map(ProcessHandle::isAlive)
                            .orElse(false));
        }
        Platform.await("another dyno to answer", () -> platform.visit(app, "/").statusCode() == 200);
        api.awaitDynos(app, "web.1=up");
        assertThat(api.log(app)).anyMatch(line -> line.contains("heroku[web.1]: Process exited with status 137"));
    }

    @Test
    void aDynoThatFillsTheDiskIsEndedAndNobodyElseIs() {
        String app = deployed("dd if=/dev/zero of=fill bs=1M; sleep 1000");
        String bystander = deployed("sleep 1000");
        String id = api.get("/apps/" + bystander + "/dynos").path(0).path("id").asText();
        api.patch("/apps/" + app + "/formation/fill", "{\"quantity\":1}");
        api.awaitLog(app, "heroku[fill.1]: Disk quota exceeded");
        api.patch("/apps/" + app + "/formation/fill", "{\"quantity\":0}");
        api.awaitLog(app, "heroku[fill.1]: Process exited with status 137");
        api.awaitDynos(app, "web.1=up");
        assertThat(platform.visit(bystander, "/").statusCode()).isEqualTo(200);
        assertThat(api.get("/apps/" + bystander + "/dynos").path(0).path("id").asText())
                .isEqualTo(id);
        assertThat(platform.visit(deployed("true"), "/").statusCode()).isEqualTo(200);
    }

    private static void signal(String name, List<Long> processes) throws Exception {
        run(
                "bash",
                "-c",
                "kill -" + name + " "
                        + String.join(
                                " ", processes.stream().map(String::valueOf).toList()));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + ": " + said)
                .isZero();
    }
}
