package slipway.journey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.HerokuCli;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.Program;
import slipway.journey.SshKeyPair;

/** SSH keys belong to one account, by API and CLI. */
class SshKeysIT {
    private static final Platform PLATFORM = Platform.shared();

    private final Person person = Person.added(PLATFORM);
    private final ApiClient api = person.api();

    private static String body(String line) {
        return "{\"public_key\":\"" + line + "\"}";
    }

    private JsonNode add(String line) {
        HttpResponse<String> added = api.send("POST", "/account/keys", body(line));
        assertThat(added.statusCode()).isEqualTo(201);
        return ApiClient.parse(added.body());
    }

    @Test
    void areAddedListedAndRemoved() {
        String line = SshKeyPair.publicLine("me@laptop");
        JsonNode key = add(line);
        assertThat(key.path("comment").asText()).isEqualTo("me@laptop");
        assertThat(key.path("email").asText()).isEqualTo(person.email());
        assertThat(key.path("public_key").asText()).isEqualTo(line);
        assertThat(key.path("fingerprint").asText()).matches("[0-9a-f]{2}(:[0-9a-f]{2}){15}");
        assertThat(api.get("/account/keys")).containsExactly(key);
        assertThat(api.delete("/account/keys/" + key.path("id").asText())).isEqualTo(key);
        assertThat(api.get("/account/keys")).isEmpty();
    }

    @Test
    void areFoundByTheirFingerprint() {
        JsonNode key = add(SshKeyPair.publicLine("me"));
        String path = "/account/keys/" + key.path("fingerprint").asText();
        assertThat(api.get(path)).isEqualTo(key);
        api.delete(path);
        assertThat(api.send("GET", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void areInOneAccountOfThePlatformOnly() {
        String line = SshKeyPair.publicLine("me");
        add(line);
        for (ApiClient client : new ApiClient[] {api, Person.added(PLATFORM).api()}) {
            HttpResponse<String> again = client.send("POST", "/account/keys", body(line));
            assertThat(again.statusCode()).isEqualTo(422);
            assertThat(again.body()).contains("public_key").doesNotContain(person.email());
        }
    }

    @Test
    void areNobodyElses() {
        String path =
                "/account/keys/" + add(SshKeyPair.publicLine("me")).path("id").asText();
        ApiClient stranger = Person.added(PLATFORM).api();
        for (String method : new String[] {"GET", "DELETE"}) {
            HttpResponse<String> answer = stranger.send(method, path, "");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(ApiClient.parse(answer.body()).path("resource").asText()).isEqualTo("key");
        }
        assertThat(stranger.get("/account/keys")).isEmpty();
    }

    @Test
    void areRefusedByTheNameOfTheirFieldWhereTheyAreNone() {
        for (String body : new String[] {"{}", body(""), body("ssh-rsa AAAA me")}) {
            HttpResponse<String> refused = api.send("POST", "/account/keys", body);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("public_key");
        }
    }

    @Nested
    @EnabledIf("slipway.journey.HerokuCli#isInstalled")
    class InTheTerminal {
        @TempDir
        Path home;

        @Test
        void areAddedShownAndRemovedByTheirComment() throws IOException {
            HerokuCli cli = HerokuCli.withToken(PLATFORM, home, api.token());
            assertThat(cli.run("keys").err()).contains("You have no SSH keys.");
            Path file = Files.writeString(home.resolve("key.pub"), SshKeyPair.publicLine("me@laptop") + "\n");
            Program.Ended added = cli.run("keys:add", file.toString());
            assertThat(added.err()).contains("Uploading " + file + " SSH key... done");
            assertThat(cli.run("keys").out())
                    .contains("=== " + person.email() + " keys")
                    .containsPattern("ssh-ed25519 AAAAC3NzaC\\.\\.\\.\\S{10} me@laptop");
            assertThat(cli.run("keys", "--long").out()).contains(Files.readString(file));
            assertThat(cli.run("keys", "--json").json()).isEqualTo(api.get("/account/keys"));
            assertThat(cli.run("keys:add", file.toString()).err()).contains("in use already");
            assertThat(cli.run("keys:remove", "me@laptop").err()).contains("Removing me@laptop SSH key... done");
            assertThat(api.get("/account/keys")).isEmpty();
        }

        @Test
        void areAllRemovedAtOnce() {
            add(SshKeyPair.publicLine("one"));
            add(SshKeyPair.publicLine("two"));
            HerokuCli cli = HerokuCli.withToken(PLATFORM, home, api.token());
            assertThat(cli.run("keys:clear").err()).contains("Removing all SSH keys... done");
            assertThat(api.get("/account/keys")).isEmpty();
        }
    }
}
