package slipway.journey.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.ApiClient;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.partner.ProviderProcess;

/** What providers say by themselves: that they are done, or never will be, and that config vars are others now. */
class CallbackIT extends OnAcme {
    private int exchanges;

    @BeforeEach
    void countWhatWas() {
        exchanges = acme.calls("exchange").size();
    }

    private List<JsonNode> newCalls(String method) {
        String addOn = addOns().at("/0/id").asText();
        return acme.calls(method).stream()
                .filter(call -> call.path("answer").asText().contains(addOn)
                        || call.path("answer").asText().contains("ACME_URL"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "async-early", "async-twice"})
    void isThereOnceItsProviderSaysSo(String move) {
        acme.expect("POST", move);
        String id = ApiClient.json(order("basic")).path("id").asText();
        JsonNode made = awaitState("provisioned");
        assertThat(made.path("id").asText()).isEqualTo(id);
        Platform.await(
                "what the provider answered",
                () -> addOns().at("/0/provider_id").asText().equals("acme-later"));
        assertThat(config().path("ACME_URL").asText()).isEqualTo("https://acme.example/later");
        assertThat(acme.calls("exchange").get(exchanges).path("status").asInt()).isEqualTo(200);
        assertThat(newCalls("POST/actions/provision"))
                .allMatch(call -> call.path("status").asInt() == 200);
        assertThat(releases().stream().filter(text -> text.startsWith("Attach")))
                .hasSize(1);
        assertThat(releases().stream().filter(text -> text.startsWith("Update")))
                .isEmpty();
        assertThat(billed(id)).isEqualTo(1);
    }

    @Test
    void costsNothingWhileItIsBeingMade() {
        acme.expect("POST", "async-never");
        JsonNode ordered = ApiClient.json(order("basic"));
        assertThat(ordered.path("state").asText()).isEqualTo("provisioning");
        assertThat(ordered.path("provision_message").asText()).isEqualTo("It is being made.");
        assertThat(ordered.path("config_vars")).isEmpty();
        String id = ordered.path("id").asText();
        assertThat(billed(id)).isZero();
        PlatformDatabase.of(PLATFORM)
                .update("UPDATE addon SET work_since = now() - interval '13 hours' WHERE id = ?::uuid", id);
        awaitNoAddOn();
        Platform.await(
                "the provider to hear of it",
                () -> acme.resource(id).path("ended").asBoolean());
        assertThat(billed(id)).isZero();
    }

    @Test
    void isGivenUpWhereItsProviderSaysSo() {
        acme.expect("POST", "async-fail");
        String id = ApiClient.json(order("basic")).path("id").asText();
        awaitNoAddOn();
        API.awaitLog(app, "its provider could not make it");
        Platform.await(
                "the provider to hear of it",
                () -> acme.resource(id).path("ended").asBoolean());
        assertThat(billed(id)).isZero();
        assertThat(config().has("ACME_URL")).isFalse();
    }

    private static String config(String name, String value) {
        return "{\"config\":[{\"name\":\"%s\",\"value\":%s}]}".formatted(name, value);
    }

    @Test
    void changesConfigVarsWithAReleaseForEveryAppThatHasThem() {
        JsonNode addOn = create("test");
        String path = "/addons/" + addOn.path("id").asText() + "/config";
        String second = API.createApp();
        API.post(
                "/addon-attachments",
                "{\"addon\":\"%s\",\"app\":\"%s\"}".formatted(addOn.path("name").asText(), second));
        ApiClient provider = provider();
        JsonNode all = provider.patch(path, config("ACME_TOKEN", "\"fresh\""));
        assertThat(all).hasSize(2);
        assertThat(config().path("ACME_TOKEN").asText()).isEqualTo("fresh");
        assertThat(API.get("/apps/" + second + "/config-vars")
                        .path("ACME_TOKEN")
                        .asText())
                .isEqualTo("fresh");
        assertThat(releases()).endsWith("Update ACME by " + acme.service());
        int count = releases().size();
        provider.patch(path, config("ACME_TOKEN", "\"fresh\""));
        assertThat(releases()).hasSize(count);
        provider.patch(path, config("ACME_TOKEN", "null"));
        assertThat(config().has("ACME_TOKEN")).isFalse();
        assertThat(provider.get(path)).hasSize(1);
        API.delete("/apps/" + second);
    }

    @Test
    void changesOnlyWhatIsDeclared() {
        JsonNode addOn = create("test");
        String path = "/addons/" + addOn.path("id").asText() + "/config";
        ApiClient provider = provider();
        HttpResponse<String> answer = provider.send("PATCH", path, config("DATABASE_URL", "\"mine\""));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("is not among those that the manifest");
        for (String wrong : List.of("{}", "{\"config\":[{}]}", "{\"config\":{}}", config("ACME_URL", "5"))) {
            assertThat(provider.send("PATCH", path, wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(config().has("DATABASE_URL")).isFalse();
    }

    @Test
    void isNotTheProvidersToEnd() {
        JsonNode addOn = create("test");
        HttpResponse<String> answer =
                provider().send("POST", "/addons/" + addOn.path("id").asText() + "/actions/deprovision", "");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(addOns()).hasSize(1);
    }

    @Test
    void mayBeSaidToBeMadeAsOftenAsItsProviderLikes() {
        JsonNode addOn = create("basic");
        ApiClient provider = provider();
        for (int i = 0; i < 3; i++) {
            JsonNode same = provider.post("/addons/" + addOn.path("id").asText() + "/actions/provision", "");
            assertThat(same.path("state").asText()).isEqualTo("provisioned");
        }
        assertThat(billed(addOn.path("id").asText())).isEqualTo(1);
        assertThat(releases().stream().filter(text -> text.startsWith("Attach")))
                .hasSize(1);
        assertThat(provider.get("/addons/" + addOn.path("name").asText()).path("id"))
                .isEqualTo(addOn.path("id"));
    }

    @Test
    void letsAProviderEndItLater() {
        JsonNode addOn = create("test");
        ApiClient provider = provider();
        acme.expect("DELETE", "202");
        API.delete("/apps/" + app + "/addons/" + addOn.path("name").asText());
        assertThat(addOns()).isEmpty();
        acme.awaitCalls("DELETE", 1);
        String path = "/addons/" + addOn.path("id").asText();
        Platform.await(
                "the provider to be asked",
                () -> PlatformDatabase.of(PLATFORM)
                                .texts(
                                        "SELECT 1 FROM addon WHERE id = ?::uuid AND work IS NULL",
                                        addOn.path("id").asText())
                                .size()
                        == 1);
        assertThat(provider.send("GET", path, "").statusCode()).isEqualTo(404);
        // Nor is the app any of its business any more.
        assertThat(provider.send("GET", "/apps/" + app, "").statusCode()).isEqualTo(404);
        assertThat(provider.send("GET", "/apps/" + app + "/collaborators", "").statusCode())
                .isEqualTo(404);
        JsonNode gone = provider.post(path + "/actions/deprovision", "");
        assertThat(gone.path("state").asText()).isEqualTo("deprovisioned");
        // With the add-on the token ends.
        assertThat(provider.send("POST", path + "/actions/deprovision", "").statusCode())
                .isEqualTo(401);
        acme.forget(addOn.path("id").asText());
    }

    @Test
    void givesTokensForACodeOnce() {
        create("test");
        JsonNode tokens = tokens();
        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(28_800);
        String code = acme.calls("POST")
                .get(acme.calls("POST").size() - 1)
                .at("/body/oauth_grant/code")
                .asText();
        HttpResponse<String> again =
                token(Map.of("grant_type", "authorization_code", "code", code, "client_secret", acme.clientSecret()));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(ApiClient.parse(again.body()).path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void givesNewTokensForOneThatDoesNotExpire() {
        JsonNode addOn = create("test");
        JsonNode tokens = tokens();
        Map<String, String> form = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").asText(),
                "client_secret",
                acme.clientSecret());
        JsonNode fresh = ApiClient.json(token(form));
        String path = "/addons/" + addOn.path("id").asText();
        for (JsonNode each : List.of(tokens, fresh)) {
            ApiClient provider = API.as("Bearer " + each.path("access_token").asText());
            assertThat(provider.send("GET", path, "").statusCode()).isEqualTo(200);
        }
        PlatformDatabase.of(PLATFORM).update("UPDATE partner_token SET expires_at = now()");
        assertThat(API.as("Bearer " + fresh.path("access_token").asText())
                        .send("GET", path, "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(token(form).statusCode()).isEqualTo(200);
        // What does not expire opens nothing by itself.
        assertThat(API.as("Bearer " + tokens.path("refresh_token").asText())
                        .send("GET", path, "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void givesNoTokensToOthers() {
        create("test");
        String code = acme.calls("POST")
                .get(acme.calls("POST").size() - 1)
                .at("/body/oauth_grant/code")
                .asText();
        try (ProviderProcess other = ProviderProcess.start().registeredBy(API)) {
            for (String secret : List.of("", "wrong", other.clientSecret())) {
                assertThat(token(Map.of("grant_type", "authorization_code", "code", code, "client_secret", secret))
                                .statusCode())
                        .isEqualTo(400);
            }
        }
        PlatformDatabase.of(PLATFORM).update("UPDATE partner_grant SET code_expires_at = now()");
        assertThat(token(Map.of("grant_type", "authorization_code", "code", code, "client_secret", acme.clientSecret()))
                        .statusCode())
                .isEqualTo(400);
        for (Map<String, String> wrong :
                List.of(Map.of("grant_type", "password"), Map.of("code", "x"), Map.<String, String>of())) {
            assertThat(token(wrong).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void keepsTokensAndManifestsAsNobodyCanReadThem() {
        create("test");
        JsonNode tokens = tokens();
        for (String table : List.of("partner_grant", "partner_token", "addon_service", "addon_manifest")) {
            assertThat(PlatformDatabase.dump(PLATFORM, table))
                    .doesNotContain(
                            tokens.path("access_token").asText(),
                            tokens.path("refresh_token").asText(),
                            acme.clientSecret(),
                            "password-of-the-provider",
                            "salt-of-the-provider");
        }
        assertThat(PLATFORM.output())
                .doesNotContain("password-of-the-provider", "salt-of-the-provider", acme.clientSecret());
    }
}
