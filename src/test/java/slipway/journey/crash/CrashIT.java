package slipway.journey.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;

/**
 * SIGKILL at random moments while two clients change two apps: nothing that was promised is lost, nothing stays half
 * done, and what nobody changes runs on.
 *
 * <p>{@code -Dslipway.crash.seed=N} repeats a run, {@code -Dslipway.crash.kills=N} makes it longer.
 */
class CrashIT {
    private static final int KILLS = Integer.getInteger("slipway.crash.kills", 12);
    private static final int LONGEST_MILLIS = 1_500;

    private final long seed = Long.getLong("slipway.crash.seed", System.nanoTime());
    private final Random chance = new Random(seed);
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Gate gate = new Gate(2);
    private final List<Thread> threads = new ArrayList<>();

    @Test
    void nothingThatWasPromisedIsLostByKills() throws Exception {
        System.out.println("CrashIT: -Dslipway.crash.seed=" + seed);
        try (Platform platform = Platform.start(Map.of())) {
            ApiClient api = platform.api();
            String site = api.createApp();
            assertThat(Deploy.testApp(platform, api, site, "").succeeded()).isTrue();
            api.awaitDynos(site, "web.1=up");
            NumberedLines lines = counter(platform, api);
            List<Ledger> apps = List.of(changingApp(platform, api, 0), changingApp(platform, api, 1));
            DynoProcesses real = new DynoProcesses(platform.home());
            String dyno = api.get("/apps/" + site + "/dynos").path(0).path("id").asText();
            String leader = real.leader(dyno);
            Visits visits = new Visits(platform, site, "/env", "HEROKU_DYNO_ID=" + dyno, complaints);
            start(visits);
            apps.forEach(app -> start(new Client(apps.indexOf(app), platform, apps, gate, complaints, seed)));
            gate.open();
            for (int kill = 1; kill <= KILLS; kill++) {
                TimeUnit.MILLISECONDS.sleep(chance.nextInt(LONGEST_MILLIS));
                visits.platformGoes();
                platform.kill();
                gate.awaitAll();
                if (kill % 5 == 0) {
                    killWhileItStarts(platform);
                }
                platform.launch();
                platform.awaitReady();
                visits.platformIsBack();
                apps.forEach(app -> new Inspection(platform, api, app).afterAStart());
                noFolderIsLeftOver(api, real);
                lines.check(api);
                assertThat(real.leader(dyno)).as("the site's process").isEqualTo(leader);
                assertThat(complaints).as("seed %d, kill %d", seed, kill).isEmpty();
                gate.open();
            }
            gate.end();
            visits.end();
            for (Thread thread : threads) {
                thread.join();
            }
            apps.forEach(app -> new Inspection(platform, api, app).everyAcknowledgedVarHasARelease());
            assertThat(complaints).as("seed %d", seed).isEmpty();
            System.out.printf(
                    "CrashIT: %d kills; %d visits answered; %d lines counted; %s%n",
                    KILLS, visits.answered(), lines.upTo(), summary(apps));
        } finally {
            gate.end();
        }
    }

    /** Somewhere on the way up, which takes some seconds. */
    private void killWhileItStarts(Platform platform) throws InterruptedException {
        platform.launch();
        TimeUnit.MILLISECONDS.sleep(500 + chance.nextInt(4_000));
        platform.kill();
    }

    private static NumberedLines counter(Platform platform, ApiClient api) {
        String app = api.createApp();
        assertThat(Deploy.source(platform, api, app, NumberedLines.source()).succeeded())
                .isTrue();
        api.patch("/apps/" + app + "/formation/count", "{\"quantity\":1}");
        api.awaitDynos(app, "count.1=up");
        return new NumberedLines(app);
    }

    private Ledger changingApp(Platform platform, ApiClient api, int number) {
        JsonNode made = api.post("/apps", "{}");
        Ledger app = new Ledger(made.path("id").asText(), made.path("name").asText());
        new Client(number, platform, List.of(app), gate, complaints, seed).deploy(app);
        return app;
    }

    private static void noFolderIsLeftOver(ApiClient api, DynoProcesses real) {
        Platform.await("every dyno folder to be that of a dyno", () -> {
            Set<String> ids = new TreeSet<>();
            api.apps()
                    .forEach(app -> api.get("/apps/" + app + "/dynos")
                            .forEach(dyno -> ids.add(dyno.path("id").asText())));
            return real.folders().equals(ids);
        });
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, work.getClass().getSimpleName());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private static String summary(List<Ledger> apps) {
        return "%d builds, %d config changes of %d, %d rollbacks acknowledged"
                .formatted(
                        apps.stream().mapToInt(app -> app.builds.size()).sum(),
                        apps.stream()
                                .mapToInt(app -> app.varsAcknowledged.size())
                                .sum(),
                        apps.stream().mapToInt(app -> app.varsSent.size()).sum(),
                        apps.stream().mapToInt(app -> app.versions.size()).sum());
    }
}
