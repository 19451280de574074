package slipway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;

/**
 * One real thing of every kind that routes are about, all of one person, made through the API itself when first asked
 * for. What is not built yet is absent.
 */
final class Fixtures {
    /** How a kind of thing is made, where it is listed, and which property stands in paths. */
    private record Recipe(String creation, String list, String identity) {}

    /** By the literal before the parameter that stands for one of them. */
    private static final Map<String, Recipe> RECIPES = Map.ofEntries(
            Map.entry("apps", new Recipe("/apps", "", "id")),
            Map.entry("users", new Recipe("", "", "id")),
            Map.entry("accounts", new Recipe("", "", "id")),
            Map.entry("invoices", new Recipe("", "/account/invoices", "id")),
            Map.entry("builds", new Recipe("/apps/{}/builds", "/apps/{}/builds", "id")),
            Map.entry("app-setups", new Recipe("/app-setups", "", "id")),
            Map.entry("slugs", new Recipe("/apps/{}/slugs", "", "id")),
            Map.entry("releases", new Recipe("", "/apps/{}/releases", "id")),
            Map.entry("dynos", new Recipe("", "/apps/{}/dynos", "name")),
            Map.entry("formation", new Recipe("", "/apps/{}/formation", "id")),
            Map.entry("formations", new Recipe("", "/apps/{}/formation", "type")),
            Map.entry("collaborators", new Recipe("/apps/{}/collaborators", "", "id")),
            Map.entry("domains", new Recipe("/apps/{}/domains", "", "id")),
            Map.entry("sni-endpoints", new Recipe("/apps/{}/sni-endpoints", "", "id")),
            Map.entry("log-drains", new Recipe("/apps/{}/log-drains", "", "id")),
            Map.entry("monitors", new Recipe("/apps/{}/formation/{}/monitors", "", "id")),
            Map.entry("webhooks", new Recipe("/apps/{}/webhooks", "", "id")),
            Map.entry("webhook-deliveries", new Recipe("", "/apps/{}/webhook-deliveries", "id")),
            Map.entry("webhook-events", new Recipe("", "/apps/{}/webhook-events", "id")),
            Map.entry("apps/features", new Recipe("", "/apps/{}/features", "id")),
            Map.entry("account/features", new Recipe("", "/account/features", "id")),
            Map.entry("keys", new Recipe("/account/keys", "", "id")),
            Map.entry("app-transfers", new Recipe("/account/app-transfers", "", "id")),
            Map.entry("authorizations", new Recipe("/oauth/authorizations", "", "id")),
            Map.entry("clients", new Recipe("/oauth/clients", "", "id")),
            Map.entry("sessions", new Recipe("", "/oauth/sessions", "id")),
            Map.entry("v3/addons", new Recipe("/api/v3/addons", "", "slug")),
            Map.entry("v3/manifests", new Recipe("", "/api/v3/addons/{}/manifests", "id")),
            Map.entry("v3/plans", new Recipe("/api/v3/addons/{}/plans", "", "id")),
            Map.entry("addons", new Recipe("/apps/{}/addons", "", "id")),
            Map.entry("addon-attachments", new Recipe("/addon-attachments", "", "id")),
            Map.entry("addon-services", new Recipe("", "", "id")),
            Map.entry("plans", new Recipe("", "/addon-services/heroku-postgresql/plans", "id")),
            Map.entry("client/databases", new Recipe("", "", "id")),
            Map.entry("redis/databases", new Recipe("", "", "id")),
            Map.entry("postgres/databases", new Recipe("", "", "id")),
            Map.entry("credentials", new Recipe("", "", "name")),
            Map.entry("config", new Recipe("", "", "name")),
            Map.entry("transfers", new Recipe("", "", "id")),
            Map.entry("buildpacks", new Recipe("", "", "id")),
            Map.entry("stacks", new Recipe("", "/stacks", "id")),
            Map.entry("regions", new Recipe("", "/regions", "id")),
            Map.entry("dyno-sizes", new Recipe("", "/dyno-sizes", "id")));

    private final Platform platform;
    private final ApiClient owner;
    private final JsonNode account;
    private final JsonNode app;
    private final JsonNode build;
    private final Bodies bodies = new Bodies(this);
    private final Map<String, Optional<JsonNode>> made = new HashMap<>();

    /** Adds the person, and deploys an app whose web dyno is up. */
    Fixtures(Platform platform) {
        this.platform = platform;
        owner = Person.added(platform).verified().api();
        account = owner.get("/account");
        app = owner.post("/apps", "{}");
        // Before there is a dyno, which would start again for it.
        owner.post("/apps/" + appName() + "/addons", "{\"plan\":\"slipway-monitoring:pro\"}");
        build = Deploy.testApp(platform, owner, appName(), "").build();
        owner.awaitDynos(appName(), "web.1=up");
        made.put("apps", Optional.of(app));
        made.put("users", Optional.of(account));
        made.put("accounts", Optional.of(account));
        // Months do not end for a test.
        PlatformDatabase.of(platform)
                .update(
                        "INSERT INTO invoice VALUES (gen_random_uuid(), DEFAULT, ?::uuid, ?, '2026-01', 700, 0, now())",
                        account.path("id").asText(),
                        email());
        made.put("builds", Optional.of(build));
        // Not whichever is the first in the list: one-offs come and go.
        made.put("dynos", Optional.of(owner.get("/apps/" + appName() + "/dynos/web.1")));
        made.put("slugs", Optional.of(build.path("slug")));
        // The shared add-on is a database.
        JsonNode database = owner.post("/apps/" + appName() + "/addons", "{\"plan\":\"heroku-postgresql:free\"}");
        List.of("addons", "client/databases", "postgres/databases")
                .forEach(kind -> made.put(kind, Optional.of(database)));
        made.put(
                "redis/databases",
                Optional.of(owner.post("/apps/" + appName() + "/addons", "{\"plan\":\"heroku-redis:free\"}")));
        made.put(
                "credentials", Optional.of(JsonNodeFactory.instance.objectNode().put("name", "default")));
        // Others may have registered services that come before it.
        made.put("addon-services", Optional.of(owner.get("/addon-services/heroku-postgresql")));
        // Not every machine has the programs for backups.
        String transfer = UUID.randomUUID().toString();
        PlatformDatabase.of(platform)
                .update(
                        "INSERT INTO addon_transfer VALUES (?::uuid, ?::uuid, 1, ?::uuid, 'BACKUP', false, 'DATABASE', 'BACKUP',"
                                + " NULL, NULL, 'SUCCEEDED', '', 1, 1, now(), now(), NULL, now())",
                        transfer,
                        appId(),
                        database.path("id").asText());
        made.put("transfers", Optional.of(JsonNodeFactory.instance.objectNode().put("id", transfer)));
        made.put("config", Optional.of(JsonNodeFactory.instance.objectNode().put("name", "credential:nobody")));
        made.put("buildpacks", Optional.of(JsonNodeFactory.instance.objectNode().put("id", "heroku%2Fjvm")));
    }

    Platform platform() {
        return platform;
    }

    ApiClient owner() {
        return owner;
    }

    Bodies bodies() {
        return bodies;
    }

    String appName() {
        return app.path("name").asText();
    }

    String appId() {
        return app.path("id").asText();
    }

    String email() {
        return account.path("email").asText();
    }

    JsonNode build() {
        return build;
    }

    /** The path with every parameter filled by the identity of a real thing; empty where one is not to be had. */
    Optional<String> path(String shape) {
        return fill(shape, false);
    }

    /** The same, ending in a thing made only now where one can be made: for requests that take it away. */
    Optional<String> pathOfFresh(String shape) {
        return fill(shape, shape.endsWith("}"));
    }

    /** The path with ids that lead to nothing, for asking whether a route is built at all. */
    static String pathToNothing(String shape) {
        return shape.replaceAll("\\{[^}]*}", new UUID(0, 4).toString());
    }

    private Optional<String> fill(String shape, boolean freshLast) {
        String[] parts = shape.split("/");
        List<String> filled = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].startsWith("{")) {
                filled.add(parts[i]);
                continue;
            }
            String kind = kind(parts, i);
            Optional<JsonNode> thing = freshLast && i == parts.length - 1 ? fresh(kind) : shared(kind);
            if (thing.isEmpty()) {
                return Optional.empty();
            }
            filled.add(thing.get().path(RECIPES.get(kind).identity()).asText());
        }
        return Optional.of(String.join("/", filled));
    }

    /** The literal before the parameter, with what else it takes to tell it from others. */
    private static String kind(String[] parts, int parameter) {
        String last = parts[parameter - 1];
        boolean ambiguous = Set.of("features", "databases").contains(last);
        return ambiguous ? parts[1] + "/" + last : parts[1].equals("api") ? "v3/" + last : last;
    }

    /** The one of its kind that is made for all. */
    Optional<JsonNode> shared(String kind) {
        if (!made.containsKey(kind)) {
            made.put(kind, fresh(kind));
        }
        return made.get(kind);
    }

    /** A new one where such a thing can be made at will, else the first there is. */
    Optional<JsonNode> fresh(String kind) {
        Recipe recipe = RECIPES.get(kind);
        if (recipe == null) {
            return Optional.empty();
        }
        if (recipe.creation().isEmpty()) {
            return recipe.list().isEmpty() || kind.equals("dynos") ? made.get(kind) : first(recipe.list(), kind);
        }
        String route = "POST " + recipe.creation();
        HttpResponse<String> answer = owner.send(
                "POST", path(recipe.creation()).orElseThrow(), bodies.of(route).orElseThrow());
        if (isNotBuilt(answer)) {
            return made.getOrDefault(kind, Optional.empty());
        }
        return Optional.of(ApiClient.json(answer));
    }

    /** 501 for what the official schema has, and for other routes a 404 that names no resource. */
    static boolean isNotBuilt(HttpResponse<String> answer) {
        return answer.statusCode() == 501
                || (answer.statusCode() == 404
                        && !ApiClient.parse(answer.body()).has("resource"));
    }

    private Optional<JsonNode> first(String list, String kind) {
        String path = path(list).orElseThrow();
        if (isNotBuilt(owner.send("GET", path, ""))) {
            return Optional.empty();
        }
        if (kind.startsWith("webhook-")) {
            provokeEvent(path);
        }
        JsonNode items = owner.get(path);
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
    }

    /** Changes something that the shared webhook is told of, and waits until it shows. */
    private void provokeEvent(String path) {
        if (shared("webhooks").isPresent()) {
            owner.patch("/apps/" + appName() + "/config-vars", "{\"PROVOKED\":\"" + UUID.randomUUID() + "\"}");
            Platform.await("an event at " + path, () -> !owner.get(path).isEmpty());
            owner.awaitDynos(appName(), "web.1=up");
        }
    }
}
