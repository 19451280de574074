package slipway.journey.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.ApiClient;
import slipway.journey.Platform;

/** Add-ons of a provider who was written against Heroku's documents: made, changed, ended, and all that can go wrong. */
class ProvisioningIT extends OnAcme {
    @Test
    void isAskedForAsHerokuAsks() {
        int before = acme.calls("POST").size();
        HttpResponse<String> answer =
                order("basic", ",\"config\":{\"foo\":\"bar\",\"baz\":true},\"name\":\"mine-" + app + "\"");
        JsonNode addOn = ApiClient.json(answer);
        JsonNode call = acme.calls("POST").get(before);
        assertThat(call.path("accept").asText()).isEqualTo("application/vnd.heroku-addons+json; version=3");
        JsonNode body = call.path("body");
        String id = addOn.path("id").asText();
        assertThat(body.path("uuid").asText()).isEqualTo(id);
        assertThat(body.path("name").asText()).isEqualTo("mine-" + app);
        assertThat(body.path("callback_url").asText()).isEqualTo(PLATFORM.url() + "/addons/" + id);
        assertThat(body.path("plan").asText()).isEqualTo("basic");
        assertThat(body.path("region").asText()).isEqualTo("amazon-web-services::us-east-1");
        assertThat(body.path("options")).isEqualTo(ApiClient.parse("{\"foo\":\"bar\",\"baz\":\"true\"}"));
        assertThat(body.at("/oauth_grant/type").asText()).isEqualTo("authorization_code");
        assertThat(body.at("/oauth_grant/code").asText()).isNotEmpty();
        assertThat(body.at("/oauth_grant/expires_at").asText()).startsWith("20");
        assertThat(body.path("log_input_url").asText()).startsWith("http://token:t.");
        assertThat(body.path("log_drain_token").asText()).startsWith("d.");
    }

    @Test
    void isThereAtOnceAndPaidFor() {
        JsonNode addOn = create("basic");
        assertThat(addOn.path("provider_id").asText())
                .isEqualTo("acme-" + addOn.path("id").asText());
        assertThat(addOn.path("provision_message").asText()).isEqualTo("Welcome to Acme!");
        assertThat(addOn.at("/billed_price/cents").asInt()).isEqualTo(700);
        assertThat(addOn.path("config_vars")).extracting(JsonNode::asText).containsExactly("ACME_TOKEN", "ACME_URL");
        assertThat(config().path("ACME_URL").asText())
                .endsWith("/things/" + addOn.path("id").asText());
        assertThat(releases().get(releases().size() - 1)).startsWith("Attach ACME (@ref:");
        assertThat(billed(addOn.path("id").asText())).isEqualTo(1);
    }

    @Test
    void changesItsPlan() {
        JsonNode addOn = create("test");
        String path = "/apps/" + app + "/addons/" + addOn.path("name").asText();
        JsonNode changed = API.patch(path, "{\"plan\":{\"name\":\"" + acme.service() + ":basic\"}}");
        assertThat(changed.at("/plan/name").asText()).isEqualTo(acme.service() + ":basic");
        assertThat(changed.path("provision_message").asText()).isEqualTo("Now basic.");
        assertThat(acme.resource(addOn.path("id").asText()).path("plan").asText())
                .isEqualTo("basic");
        assertThat(billed(addOn.path("id").asText())).isEqualTo(2);
    }

    @Test
    void keepsItsPlanWhereTheProviderRefuses() {
        JsonNode addOn = create("test");
        acme.expect("PUT", "422:You have too much in it.");
        HttpResponse<String> answer = API.send(
                "PATCH",
                "/apps/" + app + "/addons/" + addOn.path("name").asText(),
                "{\"plan\":\"" + acme.service() + ":basic\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ApiClient.parse(answer.body()).path("message").asText()).isEqualTo("You have too much in it.");
        assertThat(addOns().at("/0/plan/name").asText()).isEqualTo(acme.service() + ":test");
        assertThat(billed(addOn.path("id").asText())).isEqualTo(1);
    }

    @Test
    void leavesOthersTheirTurnsWhileItsProviderIsSlow() throws Exception {
        int before = acme.calls("POST").size();
        acme.expect("POST", "hold", "hold", "hold", "hold");
        List<CompletableFuture<HttpResponse<String>>> slow = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> order("test")))
                .limit(4)
                .toList();
        acme.awaitCalls("POST", before + 4);
        assertThat(API.post("/apps/" + app + "/addons", "{\"plan\":\"slipway-monitoring:free\"}")
                        .path("state")
                        .asText())
                .isEqualTo("provisioned");
        assertThat(ApiClient.json(order("test")).path("state").asText()).isEqualTo("provisioning");
        assertThat(acme.calls("POST")).hasSize(before + 4);
        acme.release();
        for (CompletableFuture<HttpResponse<String>> each : slow) {
            assertThat(each.get().statusCode()).isEqualTo(201);
        }
        Platform.await("the fifth to have its turn", () -> {
            hurry();
            List<String> states = new ArrayList<>();
            addOns().forEach(each -> states.add(each.path("state").asText()));
            return states.size() == 6 && states.stream().allMatch("provisioned"::equals);
        });
    }

    @Test
    void isAskedToChangeAgainWhileItsProviderFails() {
        JsonNode addOn = create("test");
        acme.expect("PUT", "503", "503");
        HttpResponse<String> answer = API.send(
                "PATCH",
                "/apps/" + app + "/addons/" + addOn.path("name").asText(),
                "{\"plan\":\"" + acme.service() + ":basic\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        Platform.await(
                "the plan to change", () -> addOns().at("/0/plan/name").asText().equals(acme.service() + ":basic"));
        assertThat(billed(addOn.path("id").asText())).isEqualTo(2);
    }

    @Test
    void goesAtOnceAndItsProviderIsToldUntilItHears() {
        JsonNode addOn = create("basic");
        String id = addOn.path("id").asText();
        acme.expect("DELETE", "500", "422:No.", "lost");
        JsonNode gone =
                API.delete("/apps/" + app + "/addons/" + addOn.path("name").asText());
        assertThat(gone.path("state").asText()).isEqualTo("deprovisioned");
        assertThat(config().has("ACME_URL")).isFalse();
        assertThat(addOns()).isEmpty();
        int already = acme.calls("DELETE").size();
        Platform.await("the provider to end it", () -> {
            hurry();
            return acme.resource(id).path("ended").asBoolean();
        });
        assertThat(acme.calls("DELETE").size()).isGreaterThanOrEqualTo(already);
    }

    @Test
    void endsWithItsApp() {
        String id = create("test").path("id").asText();
        API.delete("/apps/" + app);
        Platform.await(
                "the provider to end it", () -> acme.resource(id).path("ended").asBoolean());
    }

    @Test
    void comesAsSoonAsAProviderThatFailsDoesNot() {
        acme.expect("POST", "500", "429", "503");
        HttpResponse<String> answer = order("basic");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode ordered = ApiClient.parse(answer.body());
        assertThat(ordered.path("state").asText()).isEqualTo("provisioning");
        String id = ordered.path("id").asText();
        assertThat(billed(id)).isZero();
        awaitState("provisioned");
        assertThat(acme.resource(id).path("asked").asInt()).isEqualTo(1);
        assertThat(billed(id)).isEqualTo(1);
        assertThat(releases().stream().filter(text -> text.startsWith("Attach")))
                .hasSize(1);
    }

    @Test
    void isMadeOnceThoughItsProvidersAnswerWasLost() {
        acme.expect("POST", "lost", "lost");
        String id = ApiClient.json(order("basic")).path("id").asText();
        awaitState("provisioned");
        assertThat(acme.resource(id).path("asked").asInt()).isGreaterThan(1);
        assertThat(acme.living()).isEqualTo(1);
        assertThat(config().path("ACME_URL").asText()).endsWith(id);
        assertThat(billed(id)).isEqualTo(1);
    }

    /** Dev Center: a provider must have answered within 25 s. */
    @Test
    void isNotWaitedForForever() {
        acme.expect("POST", "hold");
        JsonNode ordered = ApiClient.json(order("basic"));
        assertThat(ordered.path("state").asText()).isEqualTo("provisioning");
        String id = ordered.path("id").asText();
        JsonNode made = awaitState("provisioned");
        assertThat(made.path("id").asText()).isEqualTo(id);
        assertThat(acme.resource(id).path("asked").asInt()).isEqualTo(2);
        assertThat(billed(id)).isEqualTo(1);
        acme.release();
    }

    @Test
    void isNotThereWhereTheProviderRefuses() {
        acme.expect("POST", "422:Not in this weather.");
        HttpResponse<String> answer = order("basic");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ApiClient.parse(answer.body()).path("message").asText()).isEqualTo("Not in this weather.");
        assertThat(addOns()).isEmpty();
        API.awaitLog(app, "could not be created: Not in this weather.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "409:It is there already.", "410"})
    void isNotThereWhateverElseTheProviderSays(String move) {
        acme.expect("POST", move);
        assertThat(order("basic").statusCode()).isEqualTo(422);
        assertThat(addOns()).isEmpty();
    }

    /** A provider that does not know that it is asked again makes no second one, and none is left behind. */
    @Test
    void isTakenBackWhereARepetitionIsRefused() {
        acme.expect("POST", "lost", "409:It is there already.");
        String id = ApiClient.json(order("basic")).path("id").asText();
        awaitNoAddOn();
        Platform.await(
                "the provider to end it", () -> acme.resource(id).path("ended").asBoolean());
        assertThat(config().has("ACME_URL")).isFalse();
        assertThat(billed(id)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"undeclared", "wrong-type", "huge", "html", "array"})
    void isNotThereByHalvesWhereTheProviderLies(String lie) {
        acme.expect("POST", lie);
        int before = acme.calls("POST").size();
        HttpResponse<String> answer = order("basic");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(ApiClient.parse(answer.body()).path("message").asText())
                .startsWith("Acme gave an answer that is not valid: ");
        assertThat(addOns()).isEmpty();
        assertThat(config()).isEmpty();
        assertThat(releases().stream().filter(text -> text.startsWith("Attach")))
                .isEmpty();
        String id = acme.calls("POST").get(before).at("/body/uuid").asText();
        Platform.await(
                "the provider to take it back",
                () -> acme.resource(id).path("ended").asBoolean());
        assertThat(billed(id)).isZero();
    }

    @Test
    void isFollowedNowhere() {
        acme.expect("POST", "redirect");
        HttpResponse<String> answer = order("basic");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("it answered 302");
    }

    @Test
    void waitsForAProviderThatIsDown() {
        acme.kill();
        try {
            JsonNode ordered = ApiClient.json(order("basic"));
            assertThat(ordered.path("state").asText()).isEqualTo("provisioning");
            assertThat(billed(ordered.path("id").asText())).isZero();
            assertThat(config().has("ACME_URL")).isFalse();
        } finally {
            acme.launch();
        }
        Platform.await("the add-on", () -> {
            hurry();
            return addOns().at("/0/state").asText().equals("provisioned");
        });
        assertThat(acme.living()).isEqualTo(1);
    }

    @Test
    void isGivenUpAfterTwelveHours() {
        acme.expect("POST", "500", "500", "500", "500", "500", "500", "500", "500");
        String id = ApiClient.json(order("basic")).path("id").asText();
        slipway.journey.PlatformDatabase.of(PLATFORM)
                .update(
                        "UPDATE addon SET work_since = now() - interval '13 hours', next_attempt_at = now() WHERE id ="
                                + " ?::uuid",
                        id);
        awaitNoAddOn();
        API.awaitLog(app, "its provider did not make it in time");
        assertThat(billed(id)).isZero();
    }

    @Test
    void mayBeHadTwiceAndShared() {
        JsonNode one = create("test");
        JsonNode other = create("test");
        assertThat(List.of(one.path("id"), other.path("id"))).doesNotHaveDuplicates();
        assertThat(addOns()).hasSize(2);
        String second = API.createApp();
        API.post(
                "/addon-attachments",
                "{\"addon\":\"%s\",\"app\":\"%s\"}".formatted(one.path("name").asText(), second));
        assertThat(API.get("/apps/" + second + "/config-vars").path("ACME_URL")).isEqualTo(config().path("ACME_URL"));
        API.delete("/apps/" + second);
    }
}
