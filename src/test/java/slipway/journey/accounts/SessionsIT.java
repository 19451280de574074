package slipway.journey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.HerokuCli;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Visitor;

/** Signing in to the pages makes a session that can be seen and ended from elsewhere. */
class SessionsIT {
    private static final Platform PLATFORM = Platform.shared();

    private final Person person = Person.added(PLATFORM);
    private final ApiClient api = person.api();

    private static boolean isSignedIn(Visitor visitor) {
        return visitor.pathAfter("/account").equals("/account");
    }

    private String onlyId() {
        JsonNode sessions = api.get("/oauth/sessions");
        assertThat(sessions).hasSize(1);
        return sessions.get(0).path("id").asText();
    }

    @Test
    void areListedWithWhatTheBrowserIs() {
        assertThat(api.get("/oauth/sessions")).isEmpty();
        person.signedIn();
        JsonNode session = api.get("/oauth/sessions").get(0);
        assertThat(session.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(session.path("client").asText()).startsWith("Java-http-client");
        assertThat(session.path("description").asText()).isEqualTo("Unknown browser, 127.0.0.1");
    }

    @Test
    void areEndedFromElsewhere() {
        Visitor visitor = person.signedIn();
        assertThat(isSignedIn(visitor)).isTrue();
        String id = onlyId();
        assertThat(api.delete("/oauth/sessions/" + id).path("id").asText()).isEqualTo(id);
        assertThat(isSignedIn(visitor)).isFalse();
        assertThat(api.get("/oauth/sessions")).isEmpty();
    }

    @Test
    void areGoneAfterSigningOut() {
        Visitor visitor = person.signedIn();
        visitor.submit("/account", "signOutForm", Map.of("signOut", "Sign out"));
        assertThat(api.get("/oauth/sessions")).isEmpty();
    }

    @Test
    void areNobodyElses() {
        Visitor visitor = person.signedIn();
        ApiClient stranger = Person.added(PLATFORM).api();
        HttpResponse<String> answer = stranger.send("DELETE", "/oauth/sessions/" + onlyId(), "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(stranger.get("/oauth/sessions")).isEmpty();
        assertThat(isSignedIn(visitor)).isTrue();
    }

    @Test
    void aTokenHasNone() {
        HttpResponse<String> answer = api.send("DELETE", "/oauth/sessions/~", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(ApiClient.parse(answer.body()).path("id").asText()).isEqualTo("not_found");
        assertThat(ApiClient.parse(answer.body()).path("resource").asText()).isEqualTo("session");
    }

    @Test
    void thereIsOneAtATimeForWhoHasAskedForThat() {
        PlatformDatabase.of(PLATFORM)
                .update("UPDATE account SET features = 'single-session' WHERE email = '" + person.email() + "'");
        Visitor first = person.signedIn();
        Visitor second = person.signedIn();
        assertThat(isSignedIn(first)).isFalse();
        assertThat(isSignedIn(second)).isTrue();
    }

    @Test
    void doNotKeepAnOperatorOneWhoIsNoneAnyMore() {
        PlatformDatabase.of(PLATFORM)
                .update("UPDATE account SET operator = true WHERE email = '" + person.email() + "'");
        Visitor visitor = person.signedIn();
        assertThat(visitor.open("/accounts")).contains(person.email());
        PlatformDatabase.of(PLATFORM)
                .update("UPDATE account SET operator = false WHERE email = '" + person.email() + "'");
        assertThat(visitor.statusOf("/accounts")).isEqualTo(403);
    }

    @Test
    void endWithTheAccount() {
        Visitor visitor = person.signedIn();
        PlatformDatabase.of(PLATFORM).update("DELETE FROM account WHERE email = '" + person.email() + "'");
        assertThat(isSignedIn(visitor)).isFalse();
    }

    @Nested
    @EnabledIf("slipway.journey.HerokuCli#isInstalled")
    class InTheTerminal {
        @TempDir
        Path home;

        @Test
        void areListedAndDestroyed() {
            HerokuCli cli = HerokuCli.withToken(PLATFORM, home, api.token());
            assertThat(cli.run("sessions").out()).isEqualTo("No OAuth sessions.\n");
            Visitor visitor = person.signedIn();
            String id = onlyId();
            assertThat(cli.run("sessions").out()).contains("Unknown browser, 127.0.0.1", id);
            assertThat(cli.run("sessions", "--json").json()).isEqualTo(api.get("/oauth/sessions"));
            assertThat(cli.run("sessions:destroy", id).err()).contains("Destroying " + id + "... done");
            assertThat(isSignedIn(visitor)).isFalse();
        }
    }
}
