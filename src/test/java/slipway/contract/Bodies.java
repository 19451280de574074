package slipway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Person;
import slipway.journey.Tarball;

/** Bodies of requests that can succeed: those that need something real are made here, others of the schema's examples. */
final class Bodies {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Fixtures fixtures;
    private final Map<String, Person> people = new HashMap<>();

    Bodies(Fixtures fixtures) {
        this.fixtures = fixtures;
    }

    /** The body of an official route; of examples where nothing here is made for it. */
    ObjectNode of(OfficialSchema official, OfficialLink link) {
        return of(link.name())
                .map(text -> (ObjectNode) ApiClient.parse(text))
                .orElseGet(() -> example(official, link.schema()));
    }

    /** The body of a route such as {@code POST /apps/{}/domains}, each time of something new. */
    Optional<String> of(String route) {
        int n = COUNT.incrementAndGet();
        return Optional.ofNullable(
                switch (route) {
                    case "POST /api/v3/addons" ->
                        manifest("svc-" + UUID.randomUUID().toString().substring(0, 8));
                    case "POST /api/v3/addons/{}/manifests" ->
                        manifest(fixtures.shared("v3/addons")
                                .orElseThrow()
                                .path("slug")
                                .asText());
                    case "PATCH /api/v3/addons/{}" -> "{\"offered\":true}";
                    case "POST /api/v3/addons/{}/plans" -> "{\"name\":\"plan-%d\"}".formatted(n);
                    case "PATCH /api/v3/addons/{}/plans/{}" -> "{\"human_name\":\"Plan " + n + "\"}";
                    case "PATCH /addons/{}/config" -> "{\"config\":[]}";
                    case "POST /apps" -> "{}";
                    case "PATCH /apps/{}" -> "{\"maintenance\":false}";
                    case "PATCH /teams/apps/{}" -> "{\"locked\":false}";
                    case "PATCH /account", "PATCH /users/{}" -> "{\"name\":\"Somebody\"}";
                    case "POST /apps/{}/addons" -> "{\"plan\":\"heroku-postgresql:free\"}";
                    case "PATCH /apps/{}/addons/{}" -> "{\"plan\":\"heroku-postgresql:free\"}";
                    case "POST /addon-attachments" -> attachment();
                    case "POST /actions/addons/resolve" -> "{\"addon\":\"" + addOn() + "\"}";
                    case "POST /actions/addon-attachments/resolve" ->
                        "{\"addon_attachment\":\"DATABASE\",\"app\":\"" + fixtures.appId() + "\"}";
                    case "POST /client/v11/databases/{}/restores" ->
                        "{\"backup_url\":\"https://example.com/backup.dump\"}";
                    case "POST /client/v11/databases/{}/transfer-schedules" ->
                        "{\"schedule_name\":\"DATABASE_URL\",\"hour\":\"2\",\"timezone\":\"UTC\"}";
                    case "POST /client/v11/databases/{}/transfers" ->
                        "{\"from_name\":\"A\",\"to_name\":\"B\",\"from_url\":\"postgres://a:b@example.com/a\","
                                + "\"to_url\":\"postgres://a:b@example.com/b\"}";
                    case "POST /postgres/v0/databases/{}/credentials" -> "{\"name\":\"analyst-%d\"}".formatted(n);
                    case "PATCH /redis/v0/databases/{}/config" -> "{\"timeout\":60}";
                    case "POST /apps/{}/builds" -> build();
                    case "POST /app-setups" -> setup();
                    case "PUT /apps/{}/buildpack-installations" -> "{\"updates\":[{\"buildpack\":\"heroku/jvm\"}]}";
                    case "POST /apps/{}/collaborators" -> "{\"user\":\"" + newPerson() + "\"}";
                    case "POST /teams/apps/{}/collaborators" ->
                        "{\"user\":\"" + newPerson() + "\",\"permissions\":[\"view\"]}";
                    case "PATCH /apps/{}/collaborators/{}", "PATCH /teams/apps/{}/collaborators/{}" ->
                        "{\"permissions\":[\"deploy\"]}";
                    case "PATCH /apps/{}/config-vars-settings" -> "{\"config\":[{\"key\":\"A\",\"value\":\"1\"}]}";
                    case "PATCH /apps/{}/config-vars" -> "{\"A\":\"1\"}";
                    case "POST /apps/{}/domains" -> domain(n);
                    case "PATCH /apps/{}/domains/{}" -> "{\"sni_endpoint\":" + certificate() + "}";
                    case "POST /apps/{}/sni-endpoints", "PATCH /apps/{}/sni-endpoints/{}" -> KeyFiles.certificate();
                    case "POST /apps/{}/dynos", "POST /apps/{}/dynos/{}" -> "{\"command\":\"echo hello\"}";
                    case "PATCH /apps/{}/formation" -> "{\"updates\":[{\"type\":\"web\",\"quantity\":1}]}";
                    case "PATCH /apps/{}/formation/{}" -> "{\"quantity\":1}";
                    case "POST /apps/{}/log-drains", "PUT /addons/{}/log-drains/{}" ->
                        "{\"url\":\"https://logs-%d.example.com/\"}".formatted(n);
                    case "POST /apps/{}/webhooks",
                            "PATCH /apps/{}/webhooks/{}",
                            "POST /addons/{}/webhooks",
                            "PATCH /addons/{}/webhooks/{}" -> webhook(n);
                    case "POST /apps/{}/formation/{}/monitors", "PATCH /apps/{}/formation/{}/monitors/{}" ->
                        "{\"name\":\"LATENCY\",\"value\":%d}".formatted(1_000 + n);
                    case "PATCH /apps/{}/features/{}", "PATCH /account/features/{}" -> "{\"enabled\":true}";
                    case "POST /apps/{}/log-sessions" -> "{\"lines\":10}";
                    case "POST /apps/{}/releases" -> "{\"slug\":\"" + slug() + "\"}";
                    case "POST /apps/{}/releases #2" -> "{\"release\":\"" + release() + "\"}";
                    case "POST /apps/{}/slugs" -> "{\"process_types\":{\"web\":\"true\"}}";
                    case "POST /account/app-transfers" -> transfer();
                    case "PATCH /account/app-transfers/{}" -> "{\"state\":\"declined\"}";
                    case "POST /account/keys" -> "{\"public_key\":\"" + KeyFiles.publicKey() + "\"}";
                    case "POST /oauth/authorizations" ->
                        "{\"scope\":[\"read\"],\"description\":\"no. %d\"}".formatted(n);
                    case "PATCH /oauth/authorizations/{}" -> "{\"description\":\"no. " + n + "\"}";
                    case "POST /oauth/clients" ->
                        "{\"name\":\"client %d\",\"redirect_uri\":\"https://example.com/cb\"}".formatted(n);
                    case "PATCH /oauth/clients/{}" -> "{\"name\":\"client " + n + "\"}";
                    case "POST /filters/apps" -> "{\"in\":{\"id\":[\"" + fixtures.appId() + "\"]}}";
                    default -> null;
                });
    }

    /** The required properties as the schema's examples have them. */
    private static ObjectNode example(OfficialSchema official, JsonNode schema) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        JsonNode properties = official.resolve(schema).path("properties");
        for (JsonNode name : official.resolve(schema).path("required")) {
            body.set(name.asText(), exampleOf(official, properties.path(name.asText())));
        }
        return body;
    }

    private static JsonNode exampleOf(OfficialSchema official, JsonNode reference) {
        JsonNode schema = official.resolve(reference);
        if (schema.has("example")) {
            return schema.path("example");
        }
        if (schema.has("anyOf")) {
            return exampleOf(official, schema.path("anyOf").get(0));
        }
        if (schema.has("properties")) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                object.set(property.getKey(), exampleOf(official, property.getValue()));
            }
            return object;
        }
        return schema.has("items")
                ? JsonNodeFactory.instance.arrayNode().add(exampleOf(official, schema.path("items")))
                : JsonNodeFactory.instance.nullNode();
    }

    private String build() {
        Tarball tarball =
                new Tarball().file("Procfile", "web: java -jar app.jar\n").file("app.jar", Deploy.testAppJar());
        return "{\"source_blob\":{\"url\":\"%s\",\"version\":\"1\"},\"buildpacks\":[{\"name\":\"heroku/jvm\"}]}"
                .formatted(uploaded(tarball));
    }

    private String setup() {
        Tarball tarball = new Tarball().file("Procfile", "work: true\n").file("app.json", "{\"env\":{\"A\":\"1\"}}");
        return "{\"source_blob\":{\"url\":\"%s\",\"version\":\"1\"},\"overrides\":{\"env\":{\"A\":\"2\"}}}"
                .formatted(uploaded(tarball));
    }

    private String uploaded(Tarball tarball) {
        JsonNode source = fixtures.owner().post("/sources", "").path("source_blob");
        Deploy.put(fixtures.platform(), source.path("put_url").asText(), tarball.bytes());
        return source.path("get_url").asText();
    }

    private static String domain(int n) {
        return "{\"hostname\":\"www-%d-%d.example.com\",\"sni_endpoint\":null}".formatted(System.nanoTime(), n);
    }

    private static String webhook(int n) {
        return "{\"include\":[\"api:release\"],\"level\":\"notify\",\"url\":\"https://example.com/hooks/%d\"}"
                .formatted(n);
    }

    private static String manifest(String slug) {
        return "{\"contents\":{\"id\":\"%s\",\"api\":{\"config_vars\":[],\"production\":{\"base_url\":\"%s\"}}}}"
                .formatted(slug, "https://example.com/resources");
    }

    /** The shared certificate's id as JSON, or null where there is none. */
    private String certificate() {
        return fixtures.shared("sni-endpoints")
                .map(endpoint -> endpoint.path("id").toString())
                .orElse("null");
    }

    private String addOn() {
        return fixtures.shared("addons").orElseThrow().path("id").asText();
    }

    private String attachment() {
        return "{\"addon\":\"%s\",\"app\":\"%s\"}".formatted(addOn(), fixtures.appId());
    }

    private String slug() {
        return fixtures.build().path("slug").path("id").asText();
    }

    private String release() {
        return fixtures.build().path("release").path("id").asText();
    }

    /** The API as somebody who was named in a body. */
    ApiClient as(String email) {
        return people.get(email).api();
    }

    private String newPerson() {
        Person person = Person.added(fixtures.platform());
        people.put(person.email(), person);
        return person.email();
    }

    private String transfer() {
        String app = fixtures.owner().createApp();
        return "{\"app\":\"%s\",\"recipient\":\"%s\"}".formatted(app, newPerson());
    }
}
