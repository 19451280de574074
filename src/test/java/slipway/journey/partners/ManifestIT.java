package slipway.journey.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Visitor;
import slipway.partner.ProviderProcess;

/** Anybody registers services by manifests, has them alone at first, and everybody has them once an operator says so. */
class ManifestIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient OPERATOR = PLATFORM.api();

    private static Person person;
    private static ApiClient provider;
    private static ApiClient stranger;
    private static ProviderProcess acme;

    @BeforeAll
    static void start() {
        person = Person.added(PLATFORM).verified();
        provider = person.api();
        stranger = Person.added(PLATFORM).verified().api();
        acme = ProviderProcess.start();
    }

    @AfterAll
    static void stop() {
        acme.close();
    }

    private static ObjectNode manifest(String id) {
        ObjectNode manifest = acme.manifest("many_per_app");
        return manifest.put("id", id);
    }

    private static String id() {
        return "svc-" + java.util.UUID.randomUUID().toString().substring(0, 8);
    }

    private static JsonNode push(ApiClient api, ObjectNode manifest) {
        return ApiClient.json(send(api, manifest));
    }

    private static HttpResponse<String> send(ApiClient api, ObjectNode manifest) {
        return api.send(
                "POST",
                "/api/v3/addons/" + manifest.path("id").asText() + "/manifests",
                "{\"contents\":" + manifest + "}");
    }

    private static String message(HttpResponse<String> answer) {
        return ApiClient.parse(answer.body()).path("message").asText();
    }

    @Test
    void keepTheSecretsThatAreLeftOut() {
        String id = id();
        JsonNode first = push(provider, manifest(id));
        ObjectNode without = manifest(id);
        ((ObjectNode) without.path("api")).remove(List.of("password", "sso_salt"));
        push(provider, without);
        JsonNode now =
                provider.get("/api/v3/addons/" + id + "/current_manifest").path("contents");
        assertThat(now.at("/api/password")).isEqualTo(first.at("/contents/api/password"));
        assertThat(now.at("/api/sso_salt")).isEqualTo(first.at("/contents/api/sso_salt"));
    }

    /** Such as an app that was handed over with an add-on that cost nothing. */
    @Test
    void leavePricesToOperatorsOnceOthersPay() {
        try (ProviderProcess own = ProviderProcess.start().registeredBy(provider)) {
            String app = provider.createApp();
            provider.post("/apps/" + app + "/addons", "{\"plan\":\"" + own.service() + ":test\"}");
            String plans = "/api/v3/addons/" + own.service() + "/plans";
            provider.patch(plans + "/test", "{\"price\":{\"cents\":0}}");
            PlatformDatabase.of(PLATFORM)
                    .update(
                            "UPDATE app SET owner_id = (SELECT id FROM account WHERE email <> ? LIMIT 1) WHERE name = ?",
                            person.email(),
                            app);
            HttpResponse<String> dearer = provider.send("PATCH", plans + "/test", "{\"price\":{\"cents\":9900}}");
            assertThat(dearer.statusCode()).as(dearer.body()).isEqualTo(403);
            assertThat(message(dearer)).contains("ask an operator");
            assertThat(OPERATOR.send("PATCH", plans + "/test", "{\"price\":{\"cents\":100}}")
                            .statusCode())
                    .isEqualTo(200);
            PlatformDatabase.of(PLATFORM)
                    .update(
                            "UPDATE app SET owner_id = (SELECT id FROM account WHERE email = ?) WHERE name = ?",
                            person.email(),
                            app);
            provider.delete("/apps/" + app);
        }
    }

    @Test
    void stayOffTheMarketWhereAnOperatorHasTakenThemOff() {
        String id = id();
        push(provider, manifest(id));
        OPERATOR.patch("/api/v3/addons/" + id, "{\"published\":true}");
        OPERATOR.patch("/api/v3/addons/" + id, "{\"offered\":false}");
        assertThat(provider.send("PATCH", "/api/v3/addons/" + id, "{\"offered\":true}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(OPERATOR.send("PATCH", "/api/v3/addons/" + id, "{\"offered\":true}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** {@code heroku addons:admin} speaks to the manifests of a host of its own, with plain JSON. */
    @Test
    void arePushedAndPulledAsHerokusToolDoes() {
        String id = id();
        JsonNode first = push(provider, manifest(id));
        assertThat(first.path("client_secret").asText()).isNotEmpty();
        JsonNode pulled = provider.get("/api/v3/addons/" + id + "/current_manifest");
        assertThat(pulled.path("contents").path("id").asText()).isEqualTo(id);
        assertThat(pulled.path("contents").path("$base")).isEqualTo(first.path("id"));
        JsonNode second = push(provider, ((ObjectNode) pulled.path("contents")).put("name", "Acme 2"));
        assertThat(second.has("client_secret")).isFalse();
        JsonNode history = provider.get("/api/v3/addons/" + id + "/manifests");
        assertThat(history).extracting(each -> each.path("id")).containsExactly(second.path("id"), first.path("id"));
        assertThat(provider.get("/api/v3/addons/" + id + "/manifests/"
                                + first.path("id").asText())
                        .at("/contents/name")
                        .asText())
                .isEqualTo("Acme");
        // Made of what is not the newest any more.
        HttpResponse<String> late = send(provider, (ObjectNode) pulled.path("contents"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(message(late)).contains("pull it first");
    }

    @Test
    void getSecretsThatTheyLack() {
        ObjectNode manifest = manifest(id());
        ((ObjectNode) manifest.path("api")).remove(List.of("password", "sso_salt"));
        JsonNode contents = push(provider, manifest).path("contents");
        assertThat(contents.at("/api/password").asText()).hasSizeGreaterThan(30);
        assertThat(contents.at("/api/sso_salt").asText()).hasSizeGreaterThan(30);
    }

    @Test
    void areRefusedByTheNamesOfTheirFields() {
        ObjectNode manifest = manifest(id());
        ((ObjectNode) manifest.at("/api/production")).put("base_url", "https://169.254.169.254/");
        HttpResponse<String> answer = send(provider, manifest);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(message(answer)).contains("api.production.base_url leads to 169.254.169.254");
        assertThat(provider.send("POST", "/api/v3/addons", "{}").statusCode()).isEqualTo(422);
        assertThat(provider.send("POST", "/api/v3/addons/other/manifests", "{\"contents\":" + manifest(id()) + "}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void belongToTheirProviders() {
        String id = id();
        push(provider, manifest(id));
        for (String path : List.of("", "/current_manifest", "/manifests", "/plans")) {
            HttpResponse<String> answer = stranger.send("GET", "/api/v3/addons/" + id + path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
        assertThat(send(stranger, manifest(id)).statusCode()).isEqualTo(404);
        assertThat(stranger.send("POST", "/api/v3/addons", "{\"contents\":" + manifest(id) + "}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(stranger.send("PATCH", "/api/v3/addons/" + id, "{\"offered\":false}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.send("POST", "/api/v3/addons/" + id + "/actions/regenerate-client-secret", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/api/v3/addons").toString()).doesNotContain(id);
        assertThat(OPERATOR.get("/api/v3/addons/" + id).path("name").asText()).isEqualTo(id);
        HttpResponse<String> ours = OPERATOR.send("GET", "/api/v3/addons/heroku-postgresql/current_manifest", "");
        assertThat(ours.statusCode()).isEqualTo(404);
    }

    @Test
    void areForTheirProvidersAppsAloneUntilAnOperatorPublishesThem() {
        ProviderProcess own = acme.registeredBy(provider);
        String service = own.service();
        String mine = provider.createApp();
        String theirs = stranger.createApp();
        assertThat(provider.get("/addon-services").toString()).contains(service);
        assertThat(stranger.get("/addon-services").toString()).doesNotContain(service);
        assertThat(provider.get("/addon-services/" + service).path("state").asText())
                .isEqualTo("alpha");
        for (String path : List.of("/addon-services/", "/addon-services/x/plans".replace("x", service) + "#")) {
            String asked = path.endsWith("#") ? path.substring(0, path.length() - 1) : path + service;
            assertThat(stranger.send("GET", asked, "").statusCode()).isEqualTo(404);
        }
        assertThat(stranger.send("GET", "/plans/" + service + ":basic", "").statusCode())
                .isEqualTo(404);
        String wish = "{\"plan\":\"" + service + ":basic\"}";
        assertThat(provider.send("POST", "/apps/" + mine + "/addons", wish).statusCode())
                .isEqualTo(201);
        HttpResponse<String> hidden = stranger.send("POST", "/apps/" + theirs + "/addons", wish);
        assertThat(hidden.statusCode()).isEqualTo(422);
        assertThat(message(hidden)).startsWith("Couldn't find either the add-on service or the add-on plan");
        assertThat(provider.send("PATCH", "/api/v3/addons/" + service, "{\"published\":true}")
                        .statusCode())
                .isEqualTo(403);
        OPERATOR.patch("/api/v3/addons/" + service, "{\"published\":true}");
        assertThat(stranger.get("/addon-services").toString()).contains(service);
        assertThat(stranger.send("POST", "/apps/" + theirs + "/addons", wish).statusCode())
                .isEqualTo(201);
        // Others pay for it now: what is new and what costs something else is the operator's to say.
        String plans = "/api/v3/addons/" + service + "/plans";
        assertThat(provider.send("PATCH", plans + "/basic", "{\"price\":{\"cents\":900}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(provider.send("POST", plans, "{\"name\":\"pro\"}").statusCode())
                .isEqualTo(403);
        assertThat(OPERATOR.patch(plans + "/basic", "{\"price\":{\"cents\":900}}")
                        .at("/price/cents")
                        .asInt())
                .isEqualTo(900);
        assertThat(provider.patch(plans + "/basic", "{\"offered\":false}")
                        .path("state")
                        .asText())
                .isEqualTo("shutdown");
        provider.patch("/api/v3/addons/" + service, "{\"offered\":false}");
        assertThat(stranger.get("/addon-services").toString()).doesNotContain(service);
        assertThat(stranger.get("/apps/" + theirs + "/addons")).hasSize(1);
        ObjectNode other = acme.manifest();
        other.withObject("/api").put("config_vars_prefix", "OTHER");
        other.withObject("/api").putArray("config_vars").add("OTHER_URL");
        other.remove("plans");
        HttpResponse<String> prefix = send(provider, other);
        assertThat(prefix.statusCode()).isEqualTo(422);
        assertThat(message(prefix)).contains("api.config_vars_prefix must stay ACME");
        provider.delete("/apps/" + mine);
        stranger.delete("/apps/" + theirs);
    }

    @Test
    void havePlansThatTheirProvidersPrice() {
        String id = id();
        push(provider, manifest(id));
        String plans = "/api/v3/addons/" + id + "/plans";
        JsonNode pro = provider.post(
                plans, "{\"name\":\"pro\",\"human_name\":\"Pro\",\"price\":{\"cents\":4900,\"unit\":\"month\"}}");
        assertThat(pro.path("name").asText()).isEqualTo(id + ":pro");
        assertThat(provider.get("/addon-services/" + id + "/plans"))
                .extracting(plan -> plan.at("/price/cents").asInt())
                .containsExactly(0, 700, 4_900);
        provider.patch(plans + "/" + pro.path("id").asText(), "{\"price\":{\"cents\":5000}}");
        for (String wrong : List.of(
                "{}",
                "{\"name\":\"A b\"}",
                "{\"name\":\"x\",\"price\":{\"cents\":-1}}",
                "{\"name\":\"x\",\"price\":{\"cents\":1,\"unit\":\"day\"}}",
                "{\"name\":\"x\",\"human_name\":\"\"}")) {
            assertThat(provider.send("POST", plans, wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(provider.send("PATCH", plans + "/none", "{}").statusCode()).isEqualTo(404);
        assertThat(provider.send("PATCH", plans + "/pro", "{\"name\":\"other\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void getANewClientSecret() {
        String id = id();
        String first = push(provider, manifest(id)).path("client_secret").asText();
        JsonNode second = provider.post("/api/v3/addons/" + id + "/actions/regenerate-client-secret", "");
        assertThat(second.path("client_secret").asText()).isNotEmpty().isNotEqualTo(first);
    }

    @Test
    void arePastedIntoAPage() {
        String id = id();
        Visitor visitor = person.signedIn();
        String refused = visitor.submit(
                "/addons/providers",
                "manifestForm",
                Map.of("manifest", manifest(id).put("id", "Acme!").toString(), "push", "Push"));
        assertThat(refused).contains("The manifest cannot be taken: id must be small letters");
        String noJson =
                visitor.submit("/addons/providers", "manifestForm", Map.of("manifest", "{\n \"id\":", "push", "Push"));
        assertThat(noJson).contains("The manifest is not JSON: line 2, column");
        String taken = visitor.submit(
                "/addons/providers",
                "manifestForm",
                Map.of("manifest", manifest(id).toString(), "push", "Push"));
        assertThat(taken).contains(id + " is registered.", "id=\"clientSecret\"", "data-service=\"" + id + "\"");
        assertThat(taken)
                .contains("Only apps of its provider may have it")
                .doesNotContain("serviceForm_" + id + ":publish");
        String added = visitor.submit(
                "/addons/providers", "planForm_" + id, Map.of("name", "pro", "dollars", "49.90", "add", "Add plan"));
        assertThat(added).contains(id + ":pro is saved.");
        String wrong = visitor.submit(
                "/addons/providers", "planForm_" + id, Map.of("name", "pro", "dollars", "much", "add", "Add plan"));
        assertThat(wrong).contains("The price must be a number of dollars");
        assertThat(provider.get("/api/v3/addons/" + id + "/plans"))
                .extracting(plan -> plan.at("/price/cents").asInt())
                .contains(4_990);
        Visitor operator = new Visitor(PLATFORM);
        operator.signIn(Platform.OPERATOR, Platform.PASSWORD);
        String published = operator.submit("/addons/providers", "serviceForm_" + id, Map.of("publish", "Publish"));
        assertThat(published).contains(id + " is published.");
        String shut = visitor.submit("/addons/providers", "serviceForm_" + id, Map.of("shut", "Take off the market"));
        assertThat(shut).contains(id + " is off the market.");
    }
}
