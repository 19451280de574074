package slipway.journey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.SshKeyPair;

/** Every change is written down: who did it, what it was, when, from where, and with which token. */
class ActivityIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final String KEY = SshKeyPair.publicLine("me@laptop");
    private static Person owner;
    private static Person friend;
    private static ApiClient api;
    private static String app;

    @BeforeAll
    static void ownADeployedApp() {
        owner = Person.added(PLATFORM).verified();
        friend = Person.added(PLATFORM);
        api = owner.api();
        app = api.createApp();
        Deploy.testApp(PLATFORM, api, app, "");
        api.awaitDynos(app, "web.1=up");
    }

    private static List<String> events(String columns) {
        return PlatformDatabase.of(PLATFORM)
                .texts(
                        "SELECT concat_ws('|', " + columns
                                + ") FROM activity_event WHERE account_id = ?::uuid ORDER BY seq",
                        api.get("/account").path("id").asText());
    }

    /** In this order, since some undo what others did. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PATCH  ; /apps/APP/config-vars              ; {\"A\":\"1\"}                                ; config-vars|UPDATE|Set A config vars",
                "PATCH  ; /apps/APP/config-vars-settings     ; {\"config\":[{\"key\":\"B\",\"value\":\"2\"}]} ; config-vars|UPDATE|Set B config vars",
                "PATCH  ; /apps/APP/formation                ; {\"updates\":[{\"type\":\"web\",\"quantity\":2,\"size\":\"standard-1x\"}]} ; formation|UPDATE|Scaled to web@2:Standard-1X",
                "DELETE ; /apps/APP/dynos                    ;                                              ; dyno-restart|UPDATE|Restarting",
                "POST   ; /apps/APP/formations/web/actions/stop ;                                           ; dyno-restart|UPDATE|Stopping web",
                "PATCH  ; /apps/APP                          ; {\"maintenance\":true}                       ; app|UPDATE|Maintenance mode on",
                "PUT    ; /apps/APP/buildpack-installations  ; {\"updates\":[{\"buildpack\":\"heroku/jvm\"}]} ; buildpack-installation|UPDATE|Set buildpacks to heroku/jvm",
                "DELETE ; /apps/APP/build-cache              ;                                              ; build-cache|DESTROY|Build cache purged",
                "PATCH  ; /apps/APP/features/runtime-dyno-metadata ; {\"enabled\":false}                    ; feature|UPDATE|Disable runtime-dyno-metadata feature",
                "PATCH  ; /account/features/single-session   ; {\"enabled\":true}                           ; feature|UPDATE|Enable single-session feature",
                "POST   ; /apps/APP/releases                 ; {\"release\":\"2\"}                           ; release|CREATE|v#: Rollback to v2",
                "POST   ; /apps/APP/slugs                    ; {\"process_types\":{\"web\":\"x\"}}           ; slug|CREATE|Made slug",
                "POST   ; /apps/APP/collaborators            ; {\"user\":\"FRIEND\"}                         ; collaborator|CREATE|Add FRIEND",
                "PATCH  ; /teams/apps/APP/collaborators/FRIEND ; {\"permissions\":[\"view\"]}               ; collaborator|UPDATE|Allow FRIEND",
                "DELETE ; /apps/APP/collaborators/FRIEND     ;                                              ; collaborator|DESTROY|Remove FRIEND",
                "PATCH  ; /teams/apps/APP                    ; {\"locked\":true}                            ; app|UPDATE|Locked",
                "PATCH  ; /teams/apps/APP                    ; {\"locked\":false}                           ; app|UPDATE|Unlocked",
                "POST   ; /account/app-transfers             ; {\"app\":\"APP\",\"recipient\":\"FRIEND\"}     ; app-transfer|CREATE|Offer to FRIEND",
                "DELETE ; /account/app-transfers/APP         ;                                              ; app-transfer|DESTROY|",
                "POST   ; /apps/APP/domains                  ; {\"hostname\":\"www.APP.example\",\"sni_endpoint\":null} ; domain|CREATE|",
                "DELETE ; /apps/APP/domains/www.APP.example  ;                                              ; domain|DESTROY|",
                "POST   ; /apps/APP/log-drains               ; {\"url\":\"https://u:secret@logs.example.com/x\"} ; log-drain|CREATE|",
                "POST   ; /apps/APP/webhooks                 ; {\"url\":\"https://example.com/\",\"level\":\"notify\",\"include\":[\"api:release\"]} ; webhook|CREATE|",
                "POST   ; /oauth/authorizations              ; {\"description\":\"mine\",\"scope\":[\"read\"]} ; oauth-authorization|CREATE|Made a token: mine",
                "PATCH  ; /apps/APP                          ; {\"build_stack\":\"heroku-24\"}              ; app|UPDATE|Stack set to heroku-24",
                "POST   ; /account/keys                      ; {\"public_key\":\"KEY\"}                    ; key|CREATE|Added an SSH key",
                "DELETE ; /apps/APP/log-drains/https%3A%2F%2Fu%3Asecret%40logs.example.com%2Fx ;             ; log-drain|DESTROY|",
                "PATCH  ; /account                           ; {\"name\":\"Me\"}                             ; account|UPDATE|"
            })
    void ofAChangeSaysWhatItWas(String method, String path, String body, String event) {
        String sent = body == null ? "" : named(body);
        assertThat(api.send(method, named(path), sent).statusCode()).isBetween(200, 299);
        // How many releases there were before depends on the order of the tests.
        Pattern expected = Pattern.compile(Pattern.quote(named(event)).replace("#", "\\E\\d+\\Q") + ".*");
        assertThat(events("kind, action, description")).anyMatch(expected.asMatchPredicate());
    }

    private static String named(String text) {
        return text.replace("APP", app).replace("FRIEND", friend.email()).replace("KEY", KEY);
    }

    @Test
    void saysWhoFromWhereAndWithWhichToken() {
        api.patch("/apps/" + app + "/config-vars", "{\"WHO\":\"me\"}");
        String token = api.get("/oauth/authorizations/~").path("id").asText();
        assertThat(events("description, email, app_name, via, address, authorization_id"))
                .contains("Set WHO config vars|" + owner.email() + "|" + app + "|api|127.0.0.1|" + token);
    }

    @Test
    void saysOfADeployFromWhereItWasAskedForAndWithWhichToken() {
        String token = api.get("/oauth/authorizations/~").path("id").asText();
        String from = "|api|127.0.0.1|" + token;
        assertThat(events("kind, action, split_part(description, ' ', 2), via, address, authorization_id"))
                .contains(
                        "build|CREATE|started" + from, "build|UPDATE|succeeded" + from, "release|CREATE|Deploy" + from);
    }

    @Test
    void neverHoldsASecret() {
        api.patch("/apps/" + app + "/config-vars", "{\"SECRET_NAME\":\"top-secret-value\"}");
        assertThat(PlatformDatabase.dump(PLATFORM, "activity_event"))
                .contains("SECRET_NAME")
                .doesNotContain("top-secret-value", "u:secret@", owner.password(), api.token());
    }

    @Test
    void outlivesTheApp() {
        String gone = api.createApp();
        api.delete("/apps/" + gone);
        assertThat(events("action, app_name")).contains("DESTROY|" + gone);
    }
}
