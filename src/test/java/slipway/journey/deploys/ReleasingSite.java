package slipway.journey.deploys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/**
 * An app with a worker that says its COLOUR, and a release command that says it as well.
 *
 * <p>The command waits for a file if GATE names one, and ends with STATUS, both config vars; by default, with what the
 * deploy says.
 */
final class ReleasingSite {
    private static final String PROCFILE = """
            release: bash migrate.sh
            work: echo working with ${COLOUR:-none}; exec sleep 1000000
            """;

    private static final String MIGRATE = """
            echo "%s with ${COLOUR:-none}"
            if [ -n "$GATE" ]; then until [ -e "$GATE" ]; do sleep 0.05; done; fi
            STATUS=${STATUS:-%d}
            printf 'ends with %%s\\r\\nno line end' "$STATUS"
            exit "$STATUS"
            """;

    final String app;
    private final Platform platform;

    ReleasingSite(Platform platform) {
        this(platform, platform.api().createApp());
    }

    ReleasingSite(Platform platform, String app) {
        this.platform = platform;
        this.app = app;
    }

    /** One that runs already: v2 with a worker. */
    static ReleasingSite running(Platform platform) {
        ReleasingSite site = new ReleasingSite(platform);
        site.deploy("first");
        site.api().patch(site.path("formation/work"), "{\"quantity\":1}");
        site.api().awaitDynos(site.app, "work.1=up");
        return site;
    }

    ApiClient api() {
        return platform.api();
    }

    String path(String below) {
        return "/apps/" + app + "/" + below;
    }

    /** What the release command of a version says in all. */
    static String output(String mark, String colour, int status) {
        return mark + " with " + colour + "\nends with " + status + "\r\nno line end";
    }

    Deploy.Outcome deploy(String mark) {
        return deploy(mark, 0);
    }

    Deploy.Outcome deploy(String mark, int status) {
        Tarball source = new Tarball().file("Procfile", PROCFILE).file("migrate.sh", MIGRATE.formatted(mark, status));
        return Deploy.source(platform, api(), app, source);
    }

    /** The same, followed by somebody else. */
    CompletableFuture<Deploy.Outcome> deployMeanwhile(String mark) {
        return CompletableFuture.supplyAsync(() -> deploy(mark));
    }

    /** Deploys nothing but a release command, as v2. */
    void release(String command) {
        Deploy.source(platform, api(), app, new Tarball().file("Procfile", "release: " + command + "\n"));
    }

    /** Sets a config var. */
    void set(String name, String value) {
        api().patch(path("config-vars"), "{\"%s\":\"%s\"}".formatted(name, value));
    }

    /** From now on, release commands wait for the gate. */
    void closeGate() {
        set("GATE", gate().toString());
    }

    void openGate() {
        try {
            Files.createFile(gate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path gate() {
        return platform.gates().resolve(app);
    }

    JsonNode release(int version) {
        return api().get(path("releases/" + version));
    }

    void awaitStatus(int version, String status) {
        Platform.await(
                "v" + version + " of " + app + " to be " + status,
                () -> release(version).path("status").asText().equals(status));
    }

    /** The number of the current release. */
    int current() {
        for (JsonNode release : api().get(path("releases"))) {
            if (release.path("current").asBoolean()) {
                return release.path("version").asInt();
            }
        }
        throw new AssertionError(app + " has no current release");
    }

    String output(int version) {
        return Deploy.follow(
                platform, release(version).path("output_stream_url").asText());
    }

    JsonNode config() {
        return api().get(path("config-vars"));
    }

    /** The app's dynos as their names, states and releases, such as {@code work.1=up on v2}. */
    List<String> dynos() {
        return api().get(path("dynos")).findParents("attach_url").stream()
                .map(dyno -> "%s=%s on v%d"
                        .formatted(
                                dyno.path("name").asText(),
                                dyno.path("state").asText(),
                                dyno.path("release").path("version").asInt()))
                .toList();
    }

    void awaitDynos(String... dynos) {
        Platform.await("dynos of " + app + " to be " + List.of(dynos), () -> dynos().equals(List.of(dynos)));
    }

    /** The name of the dyno that runs a release's command, once it does. */
    String awaitReleaseDyno(int version) {
        Platform.await(
                "the release command of v" + version + " to run",
                () -> dynos().stream().anyMatch(dyno -> dyno.matches("release\\.\\d{4}=up on v" + version)));
        return dynos().stream()
                .filter(dyno -> dyno.startsWith("release."))
                .map(dyno -> dyno.substring(0, dyno.indexOf('=')))
                .findFirst()
                .orElseThrow();
    }
}
