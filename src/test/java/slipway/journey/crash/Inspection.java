package slipway.journey.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import slipway.journey.ApiClient;
import slipway.journey.Platform;

/** Looks an app over while nobody changes it: is everything there that was promised, and nothing half-done? */
final class Inspection {
    private final Platform platform;
    private final ApiClient api;
    private final Ledger app;

    Inspection(Platform platform, ApiClient api, Ledger app) {
        this.platform = platform;
        this.api = api;
        this.app = app;
    }

    /** What must hold after every start. */
    void afterAStart() {
        buildsEnd();
        attributesAreAsPromised();
        configIsWhole(api.get(app.path("/config-vars")));
        releasesAreWhole();
        dynosAreAsWanted();
    }

    private void buildsEnd() {
        Platform.await(
                "no build of " + app.id + " to be pending",
                () -> builds().values().stream()
                        .noneMatch(build -> build.path("status").asText().equals("pending")));
        Map<String, JsonNode> builds = builds();
        assertThat(builds.keySet()).as("acknowledged builds").containsAll(app.builds);
        builds.values().stream()
                .filter(build -> build.path("status").asText().equals("succeeded"))
                .forEach(build -> assertThat(List.of(
                                build.path("release").isNull(),
                                build.path("slug").isNull()))
                        .as("release and slug of %s", build)
                        .containsOnly(false));
    }

    private Map<String, JsonNode> builds() {
        Map<String, JsonNode> byId = new TreeMap<>();
        all("/builds", "id").forEach(build -> byId.put(build.path("id").asText(), build));
        return byId;
    }

    private void attributesAreAsPromised() {
        JsonNode found = api.get(app.path(""));
        assertThat(app.name.possible()).as("name").contains(found.path("name").asText());
        assertThat(app.maintenance.possible())
                .as("maintenance")
                .contains(found.path("maintenance").asBoolean());
        api.get(app.path("/formation"))
                .forEach(formation -> assertThat(app.quantities
                                .get(formation.path("type").asText())
                                .possible())
                        .as("quantity of %s", formation.path("type").asText())
                        .contains(formation.path("quantity").asInt()));
        // A platform without domains may have been killed before it could say so.
        if (api.send("GET", app.path("/domains"), "").statusCode() != 501) {
            Set<String> hosts = new TreeSet<>();
            all("/domains", "id")
                    .forEach(domain -> hosts.add(domain.path("hostname").asText()));
            app.domains.forEach(
                    (host, present) -> assertThat(present.possible()).as(host).contains(hosts.contains(host)));
        }
    }

    /** Every value is one that somebody sent. */
    private void configIsWhole(JsonNode vars) {
        vars.properties()
                .forEach(var -> assertThat(app.varsSent)
                        .as("config var")
                        .contains(var.getKey() + "=" + var.getValue().asText()));
    }

    private void releasesAreWhole() {
        List<JsonNode> releases = all("/releases", "version");
        assertThat(releases)
                .extracting(release -> release.path("version").asInt())
                .as("versions")
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, releases.size()).boxed().toList());
        assertThat(releases.size()).isGreaterThanOrEqualTo(app.versions.stream().reduce(0, Math::max));
        Set<String> slugs = new TreeSet<>();
        for (JsonNode release : releases) {
            String description = release.path("description").asText();
            if (description.startsWith("Deploy") || description.startsWith("Rollback")) {
                assertThat(release.path("slug").isObject())
                        .as("slug of %s", release)
                        .isTrue();
            }
            if (release.path("slug").isObject()) {
                slugs.add(release.path("slug").path("id").asText());
            }
        }
        slugs.forEach(slug -> {
            String key = api.get(app.path("/slugs/" + slug))
                    .path("checksum")
                    .asText()
                    .substring("SHA256:".length());
            Path blob = platform.home()
                    .resolve("blobs")
                    .resolve(key.substring(0, 2))
                    .resolve(key);
            assertThat(Files.exists(blob)).as("blob of slug %s", slug).isTrue();
        });
    }

    /** Waits for the reconciler to finish: every wanted dyno up and once, every other one gone. */
    private void dynosAreAsWanted() {
        DynoProcesses real = new DynoProcesses(platform.home());
        List<String> seen = new ArrayList<>();
        try {
            Platform.await("the dynos to be as they are wanted", () -> {
                seen.clear();
                return areDynosAsWanted(real, seen);
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + seen, e);
        }
    }

    private boolean areDynosAsWanted(DynoProcesses real, List<String> seen) {
        Map<String, Integer> wanted = new TreeMap<>();
        api.get(app.path("/formation"))
                .forEach(type -> wanted.put(
                        type.path("type").asText(), type.path("quantity").asInt()));
        Set<String> places = new TreeSet<>();
        wanted.forEach((type, quantity) ->
                IntStream.rangeClosed(1, quantity).forEach(number -> places.add(type + "." + number + "=up")));
        Set<String> ids = new TreeSet<>();
        List<String> found = new ArrayList<>();
        api.get(app.path("/dynos")).forEach(dyno -> {
            ids.add(dyno.path("id").asText());
            found.add(dyno.path("name").asText() + "=" + dyno.path("state").asText());
        });
        Map<String, Set<Long>> groups = real.groups(Set.of(app.id));
        seen.addAll(List.of("wanted " + places, "listed " + found + ids, "processes " + groups));
        return places.equals(new TreeSet<>(found))
                && found.size() == places.size()
                && groups.keySet().equals(ids)
                && groups.values().stream().allMatch(group -> group.size() == 1)
                && real.folders().containsAll(ids);
    }

    /** At the end: every acknowledged change has its release, and no release has anything that nobody sent. */
    void everyAcknowledgedVarHasARelease() {
        Set<String> released = new HashSet<>();
        for (JsonNode release : all("/releases", "version")) {
            JsonNode vars =
                    api.get(app.path("/releases/" + release.path("version").asInt() + "/config-vars"));
            configIsWhole(vars);
            vars.properties()
                    .forEach(var ->
                            released.add(var.getKey() + "=" + var.getValue().asText()));
        }
        assertThat(released).as("config vars of all releases").containsAll(app.varsAcknowledged);
    }

    private List<JsonNode> all(String list, String property) {
        List<JsonNode> items = new ArrayList<>();
        ApiClient.json(api.send("GET", app.path(list), "", "Range", property + " ..; max=1000"))
                .forEach(items::add);
        return items;
    }
}
