package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.ApiClient;
import slipway.journey.Platform;
import slipway.journey.Program;
import slipway.partner.ProviderProcess;

/** The official CLI, and a provider who knows only Heroku's documents: neither can tell that this is another platform. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliPartnersIT extends CliOnAnApp {
    private static ProviderProcess acme;

    @BeforeAll
    static void startTheProvider() {
        acme = ProviderProcess.start()
                .registeredBy(API, "many_per_app", "attachable")
                .publishedBy(API);
    }

    @AfterAll
    static void stopTheProvider() {
        acme.close();
    }

    private JsonNode addOn() {
        return API.get("/apps/" + app + "/addons").path(0);
    }

    @Test
    void livesFromCreateToDestroy() {
        String service = acme.service();
        assertThat(heroku("addons:services").out()).contains(service, "Acme");
        assertThat(heroku("addons:plans", service).out())
                .contains(service + ":test", "free", service + ":basic", "$7/month");
        acme.expect("POST", "async");
        Program.Ended created =
                heroku("addons:create", service + ":basic", "-a", app, "--wait", "--", "--foo=bar", "--baz");
        assertThat(created.status()).as(created.out() + created.err()).isZero();
        assertThat(created.out() + created.err()).contains("ACME_URL");
        JsonNode body = acme.calls("POST").get(acme.calls("POST").size() - 1).path("body");
        assertThat(body.path("options")).isEqualTo(ApiClient.parse("{\"foo\":\"bar\",\"baz\":\"true\"}"));
        String name = addOn().path("name").asText();
        assertThat(heroku("config:get", "ACME_URL", "-a", app).out()).isEqualTo("https://acme.example/later\n");
        assertThat(heroku("addons:info", name, "-a", app).out()).contains(service + ":basic", "created", "$7/month");
        assertThat(heroku("addons:open", name, "--show-url", "-a", app).out())
                .isEqualTo(PLATFORM.url() + "/addons/" + addOn().path("id").asText() + "/open\n");
        Program.Ended upgraded = heroku("addons:upgrade", name, service + ":test", "-a", app);
        assertThat(upgraded.status()).as(upgraded.err()).isZero();
        assertThat(upgraded.out() + upgraded.err()).contains("Now test.");
        assertThat(addOn().at("/plan/name").asText()).isEqualTo(service + ":test");
        assertThat(heroku("addons", "-a", app).out()).contains(service, "test", "as ACME");
        Program.Ended destroyed = heroku("addons:destroy", name, "-a", app, "--confirm", app);
        assertThat(destroyed.status()).as(destroyed.err()).isZero();
        Platform.await("the provider to hear of it", () -> acme.living() == 0);
        assertThat(heroku("config:get", "ACME_URL", "-a", app).out()).isEqualTo("\n");
    }

    @Test
    void saysWhatTheProviderSaid() {
        acme.expect("POST", "422:Only on Tuesdays.");
        Program.Ended refused = heroku("addons:create", acme.service() + ":test", "-a", app);
        assertThat(refused.status()).isNotZero();
        assertThat(refused.complaint()).contains("Only on Tuesdays.");
    }

    @Test
    void saysThatOneIsStillBeingMade() {
        acme.expect("POST", "async-never");
        Program.Ended created = heroku("addons:create", acme.service() + ":test", "-a", app);
        assertThat(created.status()).isZero();
        assertThat(created.out() + created.err()).contains("is being created in the background");
        API.delete("/apps/" + app);
        Platform.await("the provider to hear of the end", () -> acme.living() == 0);
    }
}
