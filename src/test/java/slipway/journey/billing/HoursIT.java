package slipway.journey.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Visitor;

/** Free hours, costs and their ends, on a platform where nobody has any hours until an operator gives some. */
class HoursIT {
    private static Platform platform;
    private static Visitor operator;

    @BeforeAll
    static void startWithoutHours() {
        platform = Platform.start(
                Map.of("SLIPWAY_FREE_HOURS", "0", "SLIPWAY_STOP_GRACE", "PT5S", "SLIPWAY_DYNOS_ON_EXIT", "stop"));
        operator = new Visitor(platform);
        operator.signIn(Platform.OPERATOR, Platform.PASSWORD);
    }

    @AfterAll
    static void stop() {
        platform.discard();
    }

    private static String idOf(ApiClient api) {
        return api.get("/account").path("id").asText();
    }

    private static void giveHours(ApiClient api, String hours) {
        assertThat(operator.submit(
                        "/billing/accounts/" + idOf(api), "hoursForm", Map.of("hours", hours, "save", "Save")))
                .contains("The free hours are set.");
    }

    private static void setPrice(ApiClient api, String size, String dollars) {
        assertThat(operator.submit(
                        "/billing/accounts/" + idOf(api),
                        "priceForm_" + size,
                        Map.of("dollars", dollars, "save", "Save")))
                .contains("The price is set.");
    }

    private static void awaitDollar(ApiClient api) {
        Platform.await("a dollar", () -> api.get("/account/usage").path("total").asDouble() > 1);
    }

    private static String deployed(ApiClient api) {
        String app = api.createApp();
        assertThat(Deploy.testApp(platform, api, app, "").succeeded()).isTrue();
        return app;
    }

    @Test
    void withoutHoursAppsSleepAndVisitorsAreToldWhy() {
        ApiClient api = Person.added(platform).api();
        String app = deployed(api);
        api.awaitDynos(app, "web.1=idle");
        HttpResponse<String> answer = platform.visit(app, "/");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Out of free hours");
        api.awaitLog(app, "at=error code=H82 desc=\"You've used up your dyno hour pool\"");
        assertThat(api.send("POST", "/apps/" + app + "/dynos", "{\"command\":\"true\"}")
                        .statusCode())
                .isEqualTo(422);
        giveHours(api, "1");
        Platform.await("the app", () -> platform.visit(app, "/").statusCode() == 200);
        giveHours(api, "0");
        api.awaitDynos(app, "web.1=idle");
        assertThat(platform.visit(app, "/").statusCode()).isEqualTo(503);
    }

    @Test
    void workersComeBackByThemselvesWhenThereAreHours() {
        ApiClient api = Person.added(platform).api();
        String app = deployed(api);
        api.patch(
                "/apps/" + app + "/formation",
                "{\"updates\":[{\"type\":\"web\",\"quantity\":0},{\"type\":\"worker\",\"quantity\":1}]}");
        giveHours(api, "0");
        api.awaitDynos(app, "worker.1=idle");
        giveHours(api, "1");
        api.awaitDynos(app, "worker.1=up");
    }

    @Test
    void workersComeBackWithAPlatformThatWasAwayWhenThereWereHours() {
        ApiClient api = Person.added(platform).api();
        String id = idOf(api);
        String app = deployed(api);
        api.patch(
                "/apps/" + app + "/formation",
                "{\"updates\":[{\"type\":\"web\",\"quantity\":0},{\"type\":\"worker\",\"quantity\":1}]}");
        giveHours(api, "0");
        api.awaitDynos(app, "worker.1=idle");
        platform.kill();
        PlatformDatabase.of(platform).update("UPDATE account_terms SET free_hours = 1 WHERE account_id = ?::uuid", id);
        platform.launch();
        platform.awaitReady();
        operator.signIn(Platform.OPERATOR, Platform.PASSWORD);
        api.awaitDynos(app, "worker.1=up");
    }

    @Test
    void paidDynosNeedNone() {
        ApiClient api = Person.added(platform).verified().api();
        String app = deployed(api);
        api.patch("/apps/" + app + "/formation/web", "{\"size\":\"basic\"}");
        api.awaitDynos(app, "web.1=up");
        assertThat(platform.visit(app, "/").statusCode()).isEqualTo(200);
    }

    @Test
    void theQuotaSaysWhoHasUsedWhat() {
        ApiClient api = Person.added(platform).api();
        giveHours(api, "10");
        String app = deployed(api);
        api.awaitDynos(app, "web.1=up");
        String path = "/accounts/" + idOf(api) + "/actions/get-quota";
        Platform.await("a second", () -> api.get(path).path("quota_used").asLong() > 0);
        JsonNode quota = api.get(path);
        assertThat(quota.path("account_quota").asLong()).isEqualTo(36_000);
        assertThat(quota.path("apps").path(0).path("app_uuid").asText())
                .isEqualTo(api.get("/apps/" + app).path("id").asText());
        assertThat(Person.added(platform).api().send("GET", path, "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void hoursGoWithTheOwnerFromTheMomentOfTheHandOver() {
        Person giver = Person.added(platform);
        Person taker = Person.added(platform);
        giveHours(giver.api(), "10");
        giveHours(taker.api(), "10");
        String app = deployed(giver.api());
        giver.api().awaitDynos(app, "web.1=up");
        JsonNode transfer = giver.api()
                .post("/account/app-transfers", "{\"app\":\"" + app + "\",\"recipient\":\"" + taker.email() + "\"}");
        taker.api().patch("/account/app-transfers/" + transfer.path("id").asText(), "{\"state\":\"accepted\"}");
        Platform.await("the taker's hours", () -> used(taker) > 0);
        long before = used(giver);
        Platform.await("another second", () -> used(taker) > 1);
        assertThat(used(giver)).isEqualTo(before);
    }

    private static long used(Person person) {
        return person.api().get("/account/usage").path("free_seconds_used").asLong();
    }

    @Test
    void aSpendingLimitScalesPaidDynosDown() {
        Person person = Person.added(platform).verified();
        ApiClient api = person.api();
        String app = deployed(api);
        setPrice(api, "Basic", "999999");
        api.patch("/apps/" + app + "/formation/web", "{\"size\":\"basic\"}");
        api.awaitDynos(app, "web.1=up");
        awaitDollar(api);
        assertThat(api.get("/apps/" + app + "/formation/web").path("quantity").asInt())
                .isEqualTo(1);
        person.signedIn().submit("/apps/" + app, "limitForm", Map.of("limit", "1", "save", "Save"));
        api.awaitLog(app, "Scaled to web@0:Basic. The spending limit of $1.00 a month for this app is reached.");
        api.awaitDynos(app);
        HttpResponse<String> refused = api.send("PATCH", "/apps/" + app + "/formation/web", "{\"quantity\":1}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The spending limit of $1.00 a month for this app is reached.");
    }

    @Test
    void aSpendingLimitOfTheAccountCountsAllApps() {
        Person person = Person.added(platform).verified();
        ApiClient api = person.api();
        String app = deployed(api);
        setPrice(api, "Basic", "999999");
        api.patch("/apps/" + app + "/formation/web", "{\"size\":\"basic\"}");
        awaitDollar(api);
        person.signedIn().submit("/billing", "limitForm", Map.of("limit", "1", "save", "Save"));
        api.awaitLog(app, "Scaled to web@0:Basic. The spending limit of $1.00 a month for this account is reached.");
        api.awaitDynos(app);
    }

    @Test
    void howAnAppSleepsIsChosenOnItsPage() {
        Person person = Person.added(platform);
        String app = person.api().createApp();
        person.signedIn()
                .submit(
                        "/apps/" + app,
                        "sleepForm",
                        Map.of("freshStart", "true", "botsIgnored", "true", "save", "Save"));
        assertThat(enabled(person, app, "restart-on-wake")).isTrue();
        assertThat(enabled(person, app, "ignore-bots")).isTrue();
        person.signedIn().submit("/apps/" + app, "sleepForm", Map.of("botsIgnored", "true", "save", "Save"));
        assertThat(enabled(person, app, "restart-on-wake")).isFalse();
        assertThat(enabled(person, app, "ignore-bots")).isTrue();
    }

    private static boolean enabled(Person person, String app, String feature) {
        return person.api()
                .get("/apps/" + app + "/features/" + feature)
                .path("enabled")
                .asBoolean();
    }

    @Test
    void whatCostsSomethingIsForVerifiedAccounts() {
        ApiClient api = Person.added(platform).api();
        String app = deployed(api);
        HttpResponse<String> refused = api.send("PATCH", "/apps/" + app + "/formation/web", "{\"size\":\"basic\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(ApiClient.parse(refused.body()).path("id").asText()).isEqualTo("verification_required");
    }

    @Test
    void whatCostsSomethingIsTakenOverByVerifiedAccountsOnly() {
        Person giver = Person.added(platform).verified();
        Person taker = Person.added(platform);
        String app = giver.api().createApp();
        giver.api().post("/apps/" + app + "/addons", "{\"plan\":\"slipway-monitoring:standard\"}");
        String offer = "/account/app-transfers/"
                + giver.api()
                        .post(
                                "/account/app-transfers",
                                "{\"app\":\"%s\",\"recipient\":\"%s\"}".formatted(app, taker.email()))
                        .path("id")
                        .asText();
        HttpResponse<String> refused = taker.api().send("PATCH", offer, "{\"state\":\"accepted\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(ApiClient.parse(refused.body()).path("id").asText()).isEqualTo("verification_required");
        assertThat(giver.api().get("/apps/" + app).at("/owner/email").asText()).isEqualTo(giver.email());
        taker.verified().api().patch(offer, "{\"state\":\"accepted\"}");
        assertThat(PlatformDatabase.of(platform)
                        .texts(
                                "SELECT owner_id::text FROM usage_interval WHERE ended_at IS NULL AND resource_id ="
                                        + " (SELECT o.id FROM addon o JOIN app a ON a.id = o.app_id WHERE a.name = ?)",
                                app))
                .as("who pays from that moment on")
                .containsExactly(idOf(taker.api()));
        assertThat(giver.api().get("/apps/" + app).at("/owner/email").asText()).isEqualTo(taker.email());
    }

    /** Also one that does not run at this moment. */
    @Test
    void aPaidDynoIsTakenOverByVerifiedAccountsOnly() {
        Person giver = Person.added(platform).verified();
        Person taker = Person.added(platform);
        String app = deployed(giver.api());
        giver.api().patch("/apps/" + app + "/formation/web", "{\"size\":\"basic\"}");
        PlatformDatabase.of(platform)
                .update(
                        "UPDATE usage_interval SET ended_at = now() WHERE ended_at IS NULL AND app_id ="
                                + " (SELECT id FROM app WHERE name = ?)",
                        app);
        JsonNode offer = giver.api()
                .post("/account/app-transfers", "{\"app\":\"%s\",\"recipient\":\"%s\"}".formatted(app, taker.email()));
        HttpResponse<String> refused = taker.api()
                .send("PATCH", "/account/app-transfers/" + offer.path("id").asText(), "{\"state\":\"accepted\"}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(ApiClient.parse(refused.body()).path("id").asText()).isEqualTo("verification_required");
    }

    @Test
    void aMonthThatIsOverBecomesAnInvoiceWhichNeverChanges() {
        Person person = Person.added(platform);
        String id = idOf(person.api());
        PlatformDatabase database = PlatformDatabase.of(platform);
        database.update(
                "INSERT INTO usage_interval SELECT gen_random_uuid(), 'dyno', gen_random_uuid(), 'web.1',"
                        + " gen_random_uuid(), 'shop', ?::uuid, 'Basic', false, 700,"
                        + " date_trunc('month', now() - interval '70 days'),"
                        + " date_trunc('month', now() - interval '70 days') + interval '10 days'",
                id);
        operator.submit(
                "/billing/accounts/" + id, "creditForm", Map.of("credit", "1.00", "note", "thanks", "give", "Give"));
        database.update("DELETE FROM closed_month");
        // A clock that was set a moment ago is not trusted.
        database.update("UPDATE heartbeat SET steady_since = now() - interval '2 days'");
        giveHours(person.api(), "1");
        Platform.await(
                "the invoice", () -> person.api().get("/account/invoices").size() == 1);
        JsonNode invoice = person.api().get("/account/invoices").path(0);
        // 10 of 30 days at 7 dollars.
        assertThat(invoice.path("charges_total").asDouble()).isEqualTo(2.33);
        assertThat(invoice.path("credits_total").asDouble()).isEqualTo(1);
        assertThat(invoice.path("total").asDouble()).isEqualTo(1.33);
        String number = invoice.path("number").asText();
        assertThat(person.api().get("/account/invoices/" + number)).isEqualTo(invoice);
        Visitor visitor = person.signedIn();
        assertThat(visitor.open("/billing/invoices/" + number))
                .contains("shop", "Basic", "240 h 0 min", "$2.33", "$1.33");
        assertThat(visitor.submit("/billing/invoices/" + number, "csvForm", Map.of("csv", "Download as CSV")))
                .startsWith("invoice,month,app,kind,plan,dollars_per_month,seconds,dollars\r\n")
                .contains(",shop,dyno,Basic,7.00,864000,2.33\r\n");
        Person stranger = Person.added(platform);
        assertThat(stranger.api().send("GET", "/account/invoices/" + number, "").statusCode())
                .isEqualTo(404);
        assertThat(stranger.signedIn().statusOf("/billing/invoices/" + number)).isEqualTo(404);
        assertThat(operator.open("/billing/invoices/" + number)).contains("$1.33");
    }

    @Test
    void onlyOperatorsSeeOthersHours() {
        Person person = Person.added(platform);
        String id = idOf(person.api());
        assertThat(person.signedIn().statusOf("/billing/accounts")).isEqualTo(403);
        assertThat(person.signedIn().statusOf("/billing/accounts/" + id)).isEqualTo(403);
        assertThat(operator.open("/billing/accounts")).contains(person.email());
    }

    @Test
    void whatIsNoNumberIsRefusedBesideItsField() {
        ApiClient api = Person.added(platform).api();
        String page =
                operator.submit("/billing/accounts/" + idOf(api), "hoursForm", Map.of("hours", "many", "save", "Save"));
        assertThat(page).contains("many", " is not a number of hours.");
        Visitor visitor = Person.added(platform).signedIn();
        assertThat(visitor.submit("/billing", "limitForm", Map.of("limit", "-1", "save", "Save")))
                .contains("is not an amount of dollars such as 7.50.");
        assertThat(visitor.submit("/billing", "limitForm", Map.of("limit", "5", "save", "Save")))
                .contains("The spending limit is set.");
    }
}
