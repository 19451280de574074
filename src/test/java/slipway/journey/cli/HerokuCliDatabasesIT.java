package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.Deploy;
import slipway.journey.Program;
import slipway.journey.Tarball;
import slipway.journey.Tools;

/** {@code heroku addons} and {@code heroku pg} by the official CLI, on databases of the platform's own server. */
@EnabledIf("isEverythingInstalled")
class HerokuCliDatabasesIT extends CliOnAnApp {
    private static final Pattern NAME = Pattern.compile("postgresql-[a-z]+-\\d{5}");

    private String database;

    static boolean isEverythingInstalled() {
        return slipway.journey.HerokuCli.isInstalled() && Tools.areInstalled("psql");
    }

    @BeforeEach
    void createTheDatabase() {
        Program.Ended created = heroku("addons:create", "heroku-postgresql:hobby-dev", "-a", app);
        assertThat(created.status()).as(created.err()).isZero();
        // What Heroku called hobby-dev is called so here.
        assertThat(created.out() + created.err())
                .contains("heroku-postgresql:hobby-dev is heroku-postgresql:free now.")
                .contains("as DATABASE_URL");
        Matcher name = NAME.matcher(created.out() + created.err());
        assertThat(name.find()).isTrue();
        database = name.group();
    }

    private String sql(String query) {
        Program.Ended ended = heroku("pg:psql", "-a", app, "-c", query);
        assertThat(ended.status()).as(ended.err()).isZero();
        return ended.out();
    }

    private List<String> releases() {
        List<String> descriptions = new ArrayList<>();
        for (JsonNode release : API.get("/apps/" + app + "/releases")) {
            descriptions.add(release.path("description").asText());
        }
        return descriptions;
    }

    @Test
    void isListedAndDescribed() {
        assertThat(heroku("addons", "-a", app).out()).contains(database, "as DATABASE", "free", "created");
        assertThat(heroku("addons", "--all").out()).contains(database);
        assertThat(heroku("addons:info", database, "-a", app).out())
                .contains("heroku-postgresql:free", app + "::DATABASE", "created");
        assertThat(heroku("addons:info", "DATABASE_URL", "-a", app).out()).contains(database);
        assertThat(heroku("addons:services").out()).contains("heroku-postgresql");
        assertThat(heroku("addons:plans", "heroku-postgresql").out())
                .contains("heroku-postgresql:free", "essential-0", "$5/month");
        assertThat(heroku("pg:info", "-a", app).out())
                .containsPattern("Plan: +Free")
                .containsPattern("Status: +Available")
                .containsPattern("Connections: +\\d+/20")
                .containsPattern("Add-on: +" + database);
        assertThat(heroku("pg:wait", "-a", app).status()).isZero();
        assertThat(releases()).contains("Attach DATABASE (@ref:" + database + ")");
    }

    @Test
    void keepsRowsAndGivesThemToDynos() {
        sql("CREATE TABLE visits (who text); INSERT INTO visits VALUES ('somebody')");
        Tarball site = new Tarball().file("Procfile", "worker: sleep 1000000\n");
        assertThat(Deploy.source(PLATFORM, API, app, site).succeeded()).isTrue();
        Program.Ended ended = heroku("run", "-a", app, "psql \"$DATABASE_URL\" -tAc 'SELECT who FROM visits'");
        assertThat(ended.out()).as(ended.err()).contains("somebody");
        assertThat(heroku("pg:ps", "-a", app).status()).isZero();
        assertThat(heroku("pg:locks", "-a", app).status()).isZero();
        assertThat(heroku("pg:killall", "-a", app).status()).isZero();
    }

    @Test
    void isEmptiedByAReset() {
        sql("CREATE TABLE visits (who text)");
        Program.Ended reset = heroku("pg:reset", "-a", app, "--confirm", app);
        assertThat(reset.status()).as(reset.err()).isZero();
        assertThat(sql("SELECT count(*) AS tables FROM pg_tables WHERE tablename = 'visits'"))
                .contains("0");
    }

    @Test
    void getsAnotherPasswordByRotation() {
        String before = heroku("config:get", "DATABASE_URL", "-a", app).out();
        assertThat(heroku("pg:credentials:url", "-a", app).out()).contains(before.strip());
        Program.Ended rotated = heroku("pg:credentials:rotate", "-a", app, "--confirm", app);
        assertThat(rotated.status()).as(rotated.err()).isZero();
        String after = heroku("config:get", "DATABASE_URL", "-a", app).out();
        assertThat(after).startsWith("postgres://").isNotEqualTo(before);
        assertThat(sql("SELECT 41 + 1 AS answer")).contains("42");
        assertThat(heroku("pg:credentials", "-a", app).out()).contains("default", "active");
        assertThat(releases()).contains("Update DATABASE by heroku-postgresql");
    }

    @Test
    void makesRoomForAPromotedOne() {
        Program.Ended second = heroku("addons:create", "heroku-postgresql:free", "-a", app);
        Matcher var = Pattern.compile("HEROKU_POSTGRESQL_[A-Z]+").matcher(second.out() + second.err());
        assertThat(var.find()).isTrue();
        String other = var.group();
        String url = heroku("config:get", other + "_URL", "-a", app).out();
        // With a release phase the CLI looks for the release of what was taken away, and of what has its place.
        Tarball site = new Tarball().file("Procfile", "release: true\nworker: sleep 1000000\n");
        assertThat(Deploy.source(PLATFORM, API, app, site).succeeded()).isTrue();
        Program.Ended promoted = heroku("pg:promote", other, "-a", app);
        assertThat(promoted.status()).as(promoted.err()).isZero();
        assertThat(promoted.out() + promoted.err()).doesNotContain("Unable to check release phase");
        assertThat(heroku("config:get", "DATABASE_URL", "-a", app).out()).isEqualTo(url);
        // The one before has a name of its own now, and is still there.
        assertThat(heroku("addons:info", database, "-a", app).out()).contains("HEROKU_POSTGRESQL_");
    }

    @Test
    void isSharedWithAnotherAppAndTakenBack() {
        String other = API.createApp();
        try {
            Program.Ended attached = heroku("addons:attach", database, "-a", other, "--as", "LEDGER");
            assertThat(attached.status()).as(attached.err()).isZero();
            assertThat(heroku("config:get", "LEDGER_URL", "-a", other).out())
                    .isEqualTo(heroku("config:get", "DATABASE_URL", "-a", app).out());
            Program.Ended detached = heroku("addons:detach", "LEDGER", "-a", other);
            assertThat(detached.status()).as(detached.err()).isZero();
            assertThat(heroku("config:get", "LEDGER_URL", "-a", other).out()).isBlank();
        } finally {
            API.delete("/apps/" + other);
        }
    }

    @Test
    void isRenamedAndDestroyed() {
        String name = "ledger-" + app;
        assertThat(heroku("addons:rename", database, name).status()).isZero();
        assertThat(heroku("addons:destroy", name, "-a", app, "--confirm", app).status())
                .isZero();
        assertThat(heroku("addons", "-a", app).out()).contains("No add-ons");
        assertThat(heroku("config", "-a", app).out()).doesNotContain("DATABASE_URL");
        assertThat(releases()).contains("Detach DATABASE (@ref:" + name + ")");
    }

    @Test
    void keepsPeopleFromSettingItsVarsByHand() {
        Program.Ended refused = heroku("config:set", "DATABASE_URL=postgres://elsewhere", "-a", app);
        assertThat(refused.err()).contains("Cannot overwrite attachment values DATABASE_URL.");
    }

    @Test
    void answersWhatIsNotBuiltByAClearNo() {
        assertThat(heroku("pg:links", "-a", app).status()).isZero();
        assertThat(heroku("pg:stats-reset", "-a", app).out()).contains("Statistics reset");
        assertThat(heroku("pg:extensions", "-a", app).out()).contains("pgcrypto");
        assertThat(heroku("pg:settings", "-a", app).err()).contains("pg:settings is not supported by Slipway.");
        assertThat(heroku("pg:diagnose", "-a", app).err()).contains("pg:diagnose is not supported by Slipway.");
        Program.Ended upgrade = heroku("pg:upgrade:wait", "DATABASE", "-a", app);
        assertThat(upgrade.out() + upgrade.err()).contains("Single servers are not upgraded");
        Program.Ended reset = heroku("pg:reset", "-a", app, "-e", "no_such_thing", "--confirm", app);
        assertThat(reset.status()).isNotZero();
        assertThat(reset.err()).contains("The extension no_such_thing cannot be had here");
        assertThat(heroku("releases:info", "-a", app).out()).contains("heroku-postgresql:free");
    }

    /** Whoever owns a database can put there what is called like PostgreSQL's own. */
    @Test
    void runsNothingOfItsUsersWithTheAdministratorsRights() {
        sql("CREATE TABLE ran (by text); CREATE FUNCTION public.pg_stat_reset() RETURNS void LANGUAGE sql"
                + " AS 'INSERT INTO public.ran VALUES (current_user)'");
        sql("DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET search_path = public, pg_catalog';"
                + " END $$");
        assertThat(heroku("pg:stats-reset", "-a", app).out()).contains("Statistics reset");
        assertThat(sql("SELECT 'ran ' || count(*) AS times FROM ran")).contains("ran 0");
    }

    @Test
    void refusesWhatCannotBeHad() {
        assertThat(heroku("addons:create", "heroku-postgresql:premium-9", "-a", app)
                        .err())
                .contains("Couldn't find either the add-on service or the add-on plan");
        assertThat(heroku("addons:create", "heroku-postgresql:free", "-a", app, "--", "--follow", "DATABASE")
                        .err())
                .contains("Followers are not supported");
        assertThat(heroku("addons:create", "heroku-postgresql:free", "-a", app, "--as", "DATABASE")
                        .err())
                .contains("is to be replaced");
    }

    @Test
    void isForkedWithAllItsRows() {
        sql("CREATE TABLE visits (who text); INSERT INTO visits VALUES ('somebody')");
        Program.Ended forked = heroku(
                "addons:create", "heroku-postgresql:free", "-a", app, "--as", "FORK", "--", "--fork", "DATABASE_URL");
        assertThat(forked.status()).as(forked.err()).isZero();
        Program.Ended ended =
                heroku("pg:psql", "FORK_URL", "-a", app, "-c", "INSERT INTO visits SELECT who FROM visits");
        assertThat(ended.out()).as(ended.err()).contains("INSERT 0 1");
        assertThat(sql("SELECT count(*) AS rows FROM visits")).contains("1");
        assertThat(heroku("pg:info", "FORK", "-a", app).out()).contains(database);
    }
}
