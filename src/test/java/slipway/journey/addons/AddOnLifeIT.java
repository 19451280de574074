package slipway.journey.addons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;

/** The life of add-ons as their owners see it: who may have them, what they cost, what becomes of them with their apps. */
class AddOnLifeIT {
    private static final Platform PLATFORM = Platform.shared();

    private final Person owner = Person.added(PLATFORM);
    private final ApiClient api = owner.api();
    private final PlatformDatabase database = PlatformDatabase.of(PLATFORM);
    private String app;

    @BeforeEach
    void createTheApp() {
        app = api.createApp();
    }

    @AfterEach
    void deleteTheApp() {
        api.send("DELETE", "/apps/" + app, "");
    }

    private JsonNode add(String plan) {
        return api.post("/apps/" + app + "/addons", "{\"plan\":\"" + plan + "\"}");
    }

    private String config(String of, String name) {
        return api.get("/apps/" + of + "/config-vars").path(name).asText();
    }

    private List<String> lines(JsonNode addOn) {
        return database.texts(
                "SELECT plan || ' ' || cents_per_month || (CASE WHEN ended_at IS NULL THEN ' open' ELSE ' closed' END)"
                        + " FROM usage_interval WHERE resource_id = ?::uuid ORDER BY started_at",
                addOn.path("id").asText());
    }

    private static String id(HttpResponse<String> refusal) {
        return refusal.statusCode() + " "
                + ApiClient.parse(refusal.body()).path("id").asText();
    }

    @Test
    void whatCostsSomethingIsForVerifiedOwners() {
        String paid = "{\"plan\":\"heroku-postgresql:essential-0\"}";
        assertThat(id(api.send("POST", "/apps/" + app + "/addons", paid))).isEqualTo("422 verification_required");
        owner.verified();
        assertThat(api.post("/apps/" + app + "/addons", paid)
                        .at("/billed_price/cents")
                        .asInt())
                .isEqualTo(500);
    }

    @Test
    void whoeverMayNotSpendMoreMayStillSpendLess() {
        owner.verified();
        JsonNode addOn = add("heroku-postgresql:essential-1");
        database.update("UPDATE account SET verified_at = NULL WHERE email = ?", owner.email());
        String path = "/apps/" + app + "/addons/" + addOn.path("name").asText();
        assertThat(id(api.send("PATCH", path, "{\"plan\":\"heroku-postgresql:essential-2\"}")))
                .isEqualTo("422 verification_required");
        assertThat(api.patch(path, "{\"plan\":\"heroku-postgresql:essential-0\"}")
                        .at("/plan/name")
                        .asText())
                .isEqualTo("heroku-postgresql:essential-0");
    }

    /** Each has what is the other's, so that both change both apps at once. */
    @Test
    void appsThatShareWhatTheyHaveGoAtTheSameTime() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<String> two = List.of(api.createApp(), api.createApp());
            for (int i = 0; i < 2; i++) {
                JsonNode addOn = api.post("/apps/" + two.get(i) + "/addons", "{\"plan\":\"heroku-postgresql:free\"}");
                api.post(
                        "/addon-attachments",
                        "{\"addon\":\"%s\",\"app\":\"%s\"}"
                                .formatted(addOn.path("name").asText(), two.get(1 - i)));
            }
            List<CompletableFuture<Integer>> answers = two.stream()
                    .map(each -> CompletableFuture.supplyAsync(
                            () -> api.send("DELETE", "/apps/" + each, "").statusCode()))
                    .toList();
            for (CompletableFuture<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    @Test
    void whoSharesAnAppDoesNotSpendItsOwnersMoney() {
        owner.verified();
        Person friend = Person.added(PLATFORM).verified();
        api.post("/apps/" + app + "/collaborators", "{\"user\":\"" + friend.email() + "\"}");
        HttpResponse<String> paid =
                friend.api().send("POST", "/apps/" + app + "/addons", "{\"plan\":\"heroku-postgresql:essential-0\"}");
        assertThat(id(paid)).isEqualTo("403 forbidden");
        assertThat(friend.api()
                        .send("POST", "/apps/" + app + "/addons", "{\"plan\":\"heroku-postgresql:free\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void itIsCountedFromTheMomentItIsThereUntilItIsGone() {
        owner.verified();
        JsonNode addOn = add("heroku-postgresql:essential-0");
        assertThat(lines(addOn)).containsExactly("heroku-postgresql:essential-0 500 open");
        assertThat(api.get("/account/usage").toString()).contains("heroku-postgresql:essential-0");
        api.patch("/apps/" + app + "/addons/" + addOn.path("name").asText(), "{\"plan\":\"essential-1\"}");
        api.delete("/apps/" + app + "/addons/" + addOn.path("id").asText());
        assertThat(lines(addOn))
                .containsExactly(
                        "heroku-postgresql:essential-0 500 closed", "heroku-postgresql:essential-1 900 closed");
    }

    @Test
    void withItsAppItEndsForOtherAppsAsWell() {
        JsonNode addOn = add("heroku-postgresql:free");
        String other = api.createApp();
        api.post(
                "/addon-attachments",
                "{\"addon\":\"%s\",\"app\":\"%s\"}".formatted(addOn.path("id").asText(), other));
        assertThat(config(other, "DATABASE_URL")).startsWith("postgres://");
        api.delete("/apps/" + app);
        assertThat(config(other, "DATABASE_URL")).isEmpty();
        assertThat(lines(addOn)).containsExactly("heroku-postgresql:free 0 closed");
        Platform.await(
                "its provider to know",
                () -> database.texts(
                                "SELECT id::text FROM addon WHERE id = ?::uuid",
                                addOn.path("id").asText())
                        .isEmpty());
        api.delete("/apps/" + other);
    }

    @Test
    void aRollbackKeepsWhatAddOnsSetNow() {
        api.patch("/apps/" + app + "/config-vars", "{\"COLOUR\":\"red\"}");
        add("heroku-postgresql:free");
        String before = config(app, "DATABASE_URL");
        api.patch("/apps/" + app + "/config-vars", "{\"COLOUR\":\"blue\"}");
        JsonNode addOn = api.get("/apps/" + app + "/addons").get(0);
        api.post("/postgres/v0/databases/" + addOn.path("name").asText() + "/credentials_rotation", "");
        String now = config(app, "DATABASE_URL");
        assertThat(now).isNotEqualTo(before);
        api.patch("/apps/" + app + "/config-vars", "{\"COLOUR\":null,\"DATABASE_URL\":\"" + now + "\"}");
        assertThat(config(app, "DATABASE_URL")).isEqualTo(now);
    }

    @Test
    void webhooksAreTold() {
        api.post(
                "/apps/" + app + "/webhooks",
                "{\"include\":[\"api:addon\",\"api:addon-attachment\"],\"level\":\"notify\",\"url\":\"https://example.com/\"}");
        add("heroku-postgresql:free");
        List<String> told = new ArrayList<>();
        for (JsonNode event : api.get("/apps/" + app + "/webhook-events")) {
            told.add(event.at("/payload/resource").asText() + " "
                    + event.at("/payload/action").asText());
        }
        assertThat(told).contains("addon create", "addon update", "addon-attachment create");
    }

    @Test
    void aCredentialOfItsOwnSeesOnlyWhatItIsGranted() {
        owner.verified();
        JsonNode addOn = add("heroku-postgresql:standard-0");
        String name = addOn.path("name").asText();
        api.post("/postgres/v0/databases/" + name + "/credentials", "{\"name\":\"analyst\"}");
        JsonNode attached = api.post(
                "/addon-attachments",
                "{\"addon\":\"%s\",\"app\":\"%s\",\"name\":\"ANALYST\",\"namespace\":\"credential:analyst\"}"
                        .formatted(name, app));
        assertThat(attached.path("namespace").asText()).isEqualTo("credential:analyst");
        String url = config(app, "ANALYST_URL");
        DatabaseUser ownerOfAll = DatabaseUser.of(config(app, "DATABASE_URL"));
        DatabaseUser analyst = DatabaseUser.of(url);
        ownerOfAll.run("CREATE TABLE sales (amount int)");
        assertThat(analyst.refusal("SELECT * FROM sales")).contains("permission denied");
        ownerOfAll.run("GRANT SELECT ON sales TO " + analyst.role());
        assertThat(analyst.refusal("SELECT * FROM sales")).isEmpty();
        assertThat(analyst.refusal("INSERT INTO sales VALUES (1)")).contains("permission denied");
        assertThat(id(api.send("DELETE", "/postgres/v0/databases/" + name + "/credentials/analyst", "")))
                .isEqualTo("422 invalid_params");
        api.delete("/addon-attachments/" + attached.path("id").asText());
        api.delete("/postgres/v0/databases/" + name + "/credentials/analyst");
        assertThat(analyst.refusal("SELECT 1")).isNotEmpty();
    }

    @Test
    void noRoleComesIntoAnothersDatabaseOrThePlatformsOwn() {
        add("heroku-postgresql:free");
        JsonNode second = add("heroku-postgresql:free");
        DatabaseUser one = DatabaseUser.of(config(app, "DATABASE_URL"));
        String other = config(app, second.path("config_vars").get(0).asText());
        String name = other.substring(other.lastIndexOf('/') + 1);
        assertThat(one.in(name).refusal("SELECT 1")).contains("permission denied");
        assertThat(one.in("postgres").refusal("SELECT 1")).isNotEmpty();
        assertThat(one.in("template1").refusal("SELECT 1")).isNotEmpty();
        assertThat(one.withoutTls().refusal("SELECT 1")).contains("no encryption");
        assertThat(one.refusal("CREATE ROLE other")).contains("permission denied");
        assertThat(one.refusal("COPY (SELECT 1) TO PROGRAM 'true'")).contains("permission denied");
        assertThat(one.refusal("SELECT pg_read_file('/etc/passwd')")).contains("permission denied");
    }
}
