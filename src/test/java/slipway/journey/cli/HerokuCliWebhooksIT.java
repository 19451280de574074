package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.Platform;
import slipway.journey.Program;
import slipway.service.webhooks.Receiver;

/** The official CLI's webhook commands, judged by what they print. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliWebhooksIT extends CliOnAnApp {
    private final Receiver receiver = Receiver.start();

    @AfterEach
    void tidyUp() {
        receiver.close();
    }

    @Override
    Program.Ended heroku(String... arguments) {
        return super.heroku(
                Stream.concat(Stream.of(arguments), Stream.of("--app", app)).toArray(String[]::new));
    }

    private String add() {
        API.post(
                "/apps/" + app + "/webhooks",
                "{\"include\":[\"api:release\"],\"level\":\"notify\",\"url\":\"%s\"}".formatted(receiver.url("/hook")));
        return API.get("/apps/" + app + "/webhooks").path(0).path("id").asText();
    }

    private JsonNode deliver() {
        API.patch("/apps/" + app + "/config-vars", "{\"COLOUR\":\"red\"}");
        String path = "/apps/" + app + "/webhook-deliveries";
        Platform.await(
                "the delivery",
                () -> API.get(path).path(0).path("status").asText().equals("succeeded"));
        return API.get(path).path(0);
    }

    @Test
    void listsNone() {
        assertThat(heroku("webhooks").out()).contains("has no webhooks");
        assertThat(heroku("webhooks:deliveries").out()).contains("has no deliveries");
        assertThat(heroku("webhooks:events").out()).contains("has no events");
    }

    @Test
    void addsAndListsAndShows() {
        Program.Ended added = heroku(
                "webhooks:add",
                "-i",
                "api:release,api:dyno",
                "-l",
                "notify",
                "-u",
                "https://example.com/hook",
                "-s",
                "my-secret",
                "-t",
                "Bearer x");
        assertThat(added.err()).contains("Adding webhook to").contains("done").doesNotContain("no secret found");
        assertThat(added.out()).contains("Webhooks Signing Secret").contains("my-secret");
        String id = API.get("/apps/" + app + "/webhooks").path(0).path("id").asText();
        assertThat(heroku("webhooks").out())
                .contains(id)
                .contains("https://example.com/hook")
                .contains("api:dyno,api:release")
                .contains("notify");
        assertThat(heroku("webhooks:info", id).out())
                .contains("=== " + id)
                .containsPattern("Include:\\s+api:dyno,api:release")
                .containsPattern("Level:\\s+notify")
                .containsPattern("URL:\\s+https://example.com/hook");
    }

    @Test
    void saysWhatIsWrong() {
        Program.Ended added = heroku("webhooks:add", "-i", "api:space", "-l", "notify", "-u", "https://example.com");
        assertThat(added.err()).contains("api:space");
        assertThat(added.status()).isNotZero();
    }

    @Test
    void updatesAndRemoves() {
        String id = add();
        Program.Ended updated =
                heroku("webhooks:update", id, "-i", "api:app", "-l", "sync", "-u", "https://example.com/new");
        assertThat(updated.err()).contains("Updating webhook " + id).contains("done");
        assertThat(heroku("webhooks").out()).contains("https://example.com/new").contains("sync");
        assertThat(heroku("webhooks:remove", id).err())
                .contains("Removing webhook " + id)
                .contains("done");
        assertThat(API.get("/apps/" + app + "/webhooks")).isEmpty();
    }

    @Test
    void listsAndShowsDeliveries() {
        add();
        JsonNode delivery = deliver();
        assertThat(heroku("webhooks:deliveries").out())
                .contains(delivery.path("id").asText())
                .contains("succeeded")
                .contains("api:release")
                .contains("200");
        assertThat(heroku("webhooks:deliveries", "--status", "failed").out()).contains("has no deliveries");
        assertThat(heroku("webhooks:deliveries:info", delivery.path("id").asText())
                        .out())
                .contains("=== " + delivery.path("id").asText())
                .containsPattern("Status:\\s+succeeded")
                .containsPattern("Attempts:\\s+1")
                .containsPattern("Code:\\s+200")
                .contains("Event Payload")
                .contains("Set COLOUR config vars");
    }

    @Test
    void listsAndShowsEvents() {
        add();
        String event = deliver().path("event").path("id").asText();
        assertThat(heroku("webhooks:events").out())
                .contains(event)
                .contains("release")
                .contains("create")
                .containsPattern("\\d{4}-\\d{2}-\\d{2}T");
        assertThat(heroku("webhooks:events:info", event).out())
                .contains("=== " + event)
                .contains("Set COLOUR config vars");
    }
}
