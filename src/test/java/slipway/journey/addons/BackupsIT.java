package slipway.journey.addons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.HerokuCli;
import slipway.journey.Http;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Program;
import slipway.journey.Tools;

/** {@code heroku pg:backups} and {@code pg:copy}, on an operator's own server whose administrator is no superuser. */
@EnabledIf("isEverythingInstalled")
class BackupsIT {
    private static OwnServer server;
    private static Platform platform;
    private static ApiClient api;

    @TempDir
    Path home;

    private String app;

    static boolean isEverythingInstalled() {
        return HerokuCli.isInstalled() && Tools.areInstalled("psql") && OwnServer.isInstalled();
    }

    @BeforeAll
    static void start() {
        server = OwnServer.start();
        // What is copied from and to is on this machine.
        platform = Platform.start(Map.of(
                "SLIPWAY_ADDON_POSTGRES_URL",
                server.url(),
                "SLIPWAY_ADDON_LOOK",
                "PT1S",
                "SLIPWAY_OPEN_ADDRESSES",
                server.address()));
        api = platform.api();
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
        server.close();
    }

    @BeforeEach
    void createTheDatabase() {
        app = api.createApp();
        api.post("/apps/" + app + "/addons", "{\"plan\":\"heroku-postgresql\"}");
        sql(
                "DATABASE_URL",
                "CREATE TABLE visits (id serial PRIMARY KEY, who text);"
                        + " INSERT INTO visits (who) SELECT 'visitor ' || i FROM generate_series(1, 5000) i");
    }

    private Program.Ended heroku(String... arguments) {
        Program.Ended ended = HerokuCli.withToken(platform, home, api.token()).run(arguments);
        assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
        return ended;
    }

    private String sql(String database, String query) {
        return heroku("pg:psql", database, "-a", app, "-c", query).out();
    }

    @Test
    void aCapturedBackupBringsAllRowsBack() {
        heroku("pg:backups:capture", "-a", app, "--wait-interval", "3");
        assertThat(heroku("pg:backups", "-a", app).out()).contains("b001", "Completed");
        assertThat(heroku("pg:backups:info", "b001", "-a", app).out()).contains("Completed", "DATABASE");
        sql("DATABASE_URL", "DROP TABLE visits; CREATE TABLE other (a int)");
        heroku("pg:backups:restore", "b001", "DATABASE_URL", "-a", app, "--confirm", app);
        assertThat(sql("DATABASE_URL", "SELECT count(*), min(who), max(id) FROM visits"))
                .contains("5000", "visitor 1");
        assertThat(sql("DATABASE_URL", "SELECT count(*) AS others FROM pg_tables WHERE tablename = 'other'"))
                .contains("0");
        // Numbers go on where they were.
        assertThat(sql("DATABASE_URL", "INSERT INTO visits (who) VALUES ('next') RETURNING id"))
                .contains("5001");
    }

    @Test
    void aRestoreOfNoBackupIsRefusedAndOneByUrlNamesNoPassword() {
        String database = api.get("/apps/" + app + "/addons").path(0).path("id").asText();
        String restores = "/client/v11/databases/" + database + "/restores";
        assertThat(api.send("POST", restores, "{\"backup_url\":\"slipway:backup:none\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.post(restores, "{\"backup_url\":\"https://me:hush@backups.example/b001?signature=hushed\"}")
                        .toString())
                .contains("https://backups.example/b001")
                .doesNotContain("hush");
        assertThat(sql("DATABASE_URL", "SELECT count(*) FROM visits")).contains("5000");
    }

    @Test
    void aBackupIsDownloadedByItsUrlAndDeleted() throws IOException {
        heroku("pg:backups:capture", "-a", app);
        String url = heroku("pg:backups:url", "b001", "-a", app).out().strip();
        byte[] file = Http.send(
                        HttpRequest.newBuilder(Deploy.local(platform, url)).build(),
                        java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                .body();
        assertThat(new String(file, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("PGDMP");
        String other = url.replaceFirst("signature=.", "signature=_");
        assertThat(Http.send(HttpRequest.newBuilder(Deploy.local(platform, other))
                                .build())
                        .statusCode())
                .isEqualTo(403);
        heroku("pg:backups:delete", "b001", "-a", app, "--confirm", app);
        assertThat(heroku("pg:backups", "-a", app).out()).contains("No backups");
    }

    @Test
    void aDatabaseIsCopiedOverAnother() {
        api.post("/apps/" + app + "/addons", "{\"plan\":\"heroku-postgresql\",\"attachment\":{\"name\":\"STAGING\"}}");
        heroku("pg:copy", "DATABASE_URL", "STAGING_URL", "-a", app, "--confirm", "STAGING");
        assertThat(sql("STAGING_URL", "SELECT count(*) FROM visits")).contains("5000");
    }

    @Test
    void backupsAreMadeEveryDay() {
        heroku("pg:backups:schedule", "DATABASE_URL", "-a", app, "--at", "02:00 Europe/Vienna");
        assertThat(heroku("pg:backups:schedules", "-a", app).out())
                .contains("DATABASE_URL: daily at 2:00 Europe/Vienna");
        // The hour has come.
        PlatformDatabase.of(platform).update("UPDATE addon_schedule SET hour = 0, last_day = NULL");
        Platform.await("the backup", () -> heroku("pg:backups", "-a", app).out().matches("(?s).*a001 .*Completed.*"));
        // By now the name is another database's, which the CLI asks.
        JsonNode second = api.post(
                "/apps/" + app + "/addons", "{\"plan\":\"heroku-postgresql\",\"attachment\":{\"name\":\"SECOND\"}}");
        api.post(
                "/addon-attachments",
                "{\"addon\":\"%s\",\"app\":\"%s\",\"name\":\"DATABASE\",\"confirm\":\"%s\"}"
                        .formatted(second.path("id").asText(), app, app));
        heroku("pg:backups:unschedule", "DATABASE_URL", "-a", app);
        assertThat(heroku("pg:backups:schedules", "-a", app).out()).doesNotContain("daily");
    }

    @Test
    void theLastBackupOfADestroyedDatabaseIsKept() {
        JsonNode addOn = api.get("/apps/" + app + "/addons").get(0);
        String url =
                api.get("/apps/" + app + "/config-vars").path("DATABASE_URL").asText();
        api.delete("/apps/" + app + "/addons/" + addOn.path("id").asText());
        Platform.await("the last backup", () -> {
            JsonNode transfers = api.get("/client/v11/apps/" + app + "/transfers");
            return transfers.size() == 1 && transfers.get(0).path("succeeded").asBoolean();
        });
        // Whoever has the old URL has it in vain.
        try (Program psql = Program.start(
                home,
                Map.of("PATH", System.getenv("PATH"), "PGSSLMODE", "require"),
                java.util.List.of("psql", url, "-c", "SELECT 1"))) {
            assertThat(psql.end().err()).containsAnyOf("password authentication failed", "too many connections");
        }
        api.post("/apps/" + app + "/addons", "{\"plan\":\"heroku-postgresql\"}");
        heroku("pg:backups:restore", "b001", "DATABASE_URL", "-a", app, "--confirm", app);
        assertThat(sql("DATABASE_URL", "SELECT count(*) FROM visits")).contains("5000");
    }

    @Test
    void oneAppDoesNotTakeAllWorkers() {
        JsonNode addOn = api.get("/apps/" + app + "/addons").get(0);
        PlatformDatabase.of(platform)
                .update(
                        "INSERT INTO addon_transfer SELECT gen_random_uuid(), ?::uuid, n, ?::uuid, 'RESTORE', false, 'A', 'B',"
                                + " NULL, NULL, 'PENDING', '', 0, 0, NULL, NULL, NULL, now() FROM generate_series(100, 109) n",
                        addOn.at("/app/id").asText(),
                        addOn.path("id").asText());
        var refused =
                api.send("POST", "/client/v11/databases/" + addOn.path("name").asText() + "/backups", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("10 backups, restores and copies of this app are under way");
    }

    @Test
    void aRestoreOfSomethingElseFailsAndSaysSo() {
        heroku("pg:backups:capture", "-a", app);
        String addOn = api.get("/apps/" + app + "/addons").get(0).path("name").asText();
        assertThat(api.send(
                                "POST",
                                "/client/v11/databases/" + addOn + "/restores",
                                "{\"backup_url\":\"http://127.0.0.1:" + platform.port() + "/health\"}")
                        .statusCode())
                .isEqualTo(201);
        Platform.await("the restore to fail", () -> {
            JsonNode newest = api.get("/client/v11/apps/" + app + "/transfers/2?verbose=true");
            return !newest.path("finished_at").isNull();
        });
        JsonNode failed = api.get("/client/v11/apps/" + app + "/transfers/2?verbose=true");
        assertThat(failed.path("succeeded").asBoolean()).isFalse();
        assertThat(failed.path("logs").toString()).contains("not public");
        assertThat(sql("DATABASE_URL", "SELECT count(*) FROM visits")).contains("5000");
    }

    @Test
    void aBackupThatWasUnderWayWhenThePlatformWasKilledIsMadeAnew() {
        String addOn = api.get("/apps/" + app + "/addons").get(0).path("name").asText();
        sql("DATABASE_URL", "INSERT INTO visits (who) SELECT repeat('x', 200) FROM generate_series(1, 100000)");
        api.post("/client/v11/databases/" + addOn + "/backups", "");
        platform.kill();
        platform.launch();
        platform.awaitReady();
        Platform.await("the backup", () -> {
            JsonNode transfer = api.get("/client/v11/apps/" + app + "/transfers/1");
            return transfer.path("succeeded").asBoolean();
        });
    }
}
