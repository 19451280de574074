package slipway.journey.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Platform;

/** What became of a change of plans is what is paid for, whatever its provider does. */
class PlanChangeIT extends OnAcme {
    private HttpResponse<String> change(JsonNode addOn, String plan) {
        return API.send(
                "PATCH", "/apps/" + app + "/addons/" + addOn.path("name").asText(), "{\"plan\":\"" + plan + "\"}");
    }

    private String planAtTheProvider(JsonNode addOn) {
        return acme.resource(addOn.path("id").asText()).path("plan").asText();
    }

    @Test
    void isAskedForByAPlansUuidToo() {
        JsonNode addOn = create("test");
        String id = API.get("/plans/" + acme.service() + ":basic").path("id").asText();
        assertThat(change(addOn, id).statusCode()).isEqualTo(200);
        assertThat(planAtTheProvider(addOn)).isEqualTo("basic");
    }

    @Test
    void isTakenBackWhereItMayHaveHappenedAndIsRefused() {
        JsonNode addOn = create("basic");
        acme.expect("PUT", "undeclared");
        HttpResponse<String> answer = change(addOn, acme.service() + ":test");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        Platform.await(
                "the provider to change it back", () -> planAtTheProvider(addOn).equals("basic"));
        Platform.await(
                "the add-on to rest",
                () -> change(addOn, acme.service() + ":basic").statusCode() == 200);
        assertThat(addOns().at("/0/plan/name").asText()).isEqualTo(acme.service() + ":basic");
        assertThat(billed(addOn.path("id").asText())).isEqualTo(1);
        assertThat(releases()).noneMatch(text -> text.startsWith("Update"));
    }

    @Test
    void endsWhatTheProviderHasNoMore() {
        JsonNode addOn = create("basic");
        acme.forget(addOn.path("id").asText());
        HttpResponse<String> answer = change(addOn, acme.service() + ":test");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(ApiClient.parse(answer.body()).path("message").asText())
                .contains("does not have this add-on any more");
        assertThat(addOns()).isEmpty();
        assertThat(config().has("ACME_URL")).isFalse();
        assertThat(releases()).last().asString().startsWith("Detach ACME");
    }
}
