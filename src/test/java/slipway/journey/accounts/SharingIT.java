package slipway.journey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Person;
import slipway.journey.Platform;

/** Apps that more than one person has to do with: collaborators and what they may, locks, hand-overs. */
class SharingIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient OWNER = PLATFORM.api();
    private static Person friend;
    private static ApiClient friendApi;

    private String app;

    @BeforeAll
    static void befriend() {
        friend = Person.added(PLATFORM);
        friendApi = friend.api();
    }

    @BeforeEach
    void createApp() {
        app = OWNER.createApp();
    }

    private JsonNode share(String... permissions) {
        String list =
                permissions.length == 0 ? "" : ",\"permissions\":[\"%s\"]".formatted(String.join("\",\"", permissions));
        return OWNER.post("/apps/" + app + "/collaborators", "{\"user\":\"" + friend.email() + "\"" + list + "}");
    }

    private int status(ApiClient who, String method, String below, String body) {
        return who.send(method, "/apps/" + app + below, body).statusCode();
    }

    private static List<String> names(JsonNode permissions) {
        List<String> names = new ArrayList<>();
        permissions.forEach(permission -> names.add(permission.path("name").asText()));
        return names;
    }

    @Nested
    class ACollaborator {
        @Test
        void mayDoAllButManageUnlessSaidOtherwise() {
            assertThat(names(share().path("permissions"))).containsExactly("view", "deploy", "operate");
            assertThat(friendApi.apps()).contains(app);
            assertThat(status(friendApi, "PATCH", "/config-vars", "{\"A\":\"1\"}"))
                    .isEqualTo(200);
            assertThat(status(friendApi, "PATCH", "", "{\"maintenance\":true}")).isEqualTo(200);
            assertThat(status(friendApi, "PATCH", "", "{\"name\":\"mine-now\"}"))
                    .isEqualTo(403);
            assertThat(status(friendApi, "DELETE", "", "")).isEqualTo(403);
        }

        @Test
        void whoMayOnlySeeChangesNothingAndReadsNoConfigVars() {
            share("view");
            assertThat(status(friendApi, "GET", "", "")).isEqualTo(200);
            assertThat(status(friendApi, "GET", "/releases", "")).isEqualTo(200);
            assertThat(status(friendApi, "GET", "/config-vars", "")).isEqualTo(403);
            assertThat(status(friendApi, "GET", "/releases/1/config-vars", "")).isEqualTo(403);
            assertThat(status(friendApi, "PATCH", "", "{\"maintenance\":true}")).isEqualTo(403);
            assertThat(status(friendApi, "POST", "/slugs", "{\"process_types\":{\"web\":\"x\"}}"))
                    .isEqualTo(403);
        }

        @Test
        void learnsWhichPermissionIsMissing() {
            share("view");
            HttpResponse<String> refused = friendApi.send("DELETE", "/apps/" + app, "");
            assertThat(ApiClient.parse(refused.body()).path("id").asText()).isEqualTo("forbidden");
            assertThat(ApiClient.parse(refused.body()).path("message").asText())
                    .isEqualTo("You do not have permission to manage this app. You need the manage permission on " + app
                            + ".");
        }

        @Test
        void getsOtherPermissions() {
            share("view");
            assertThat(names(OWNER.patch(
                                    "/teams/apps/" + app + "/collaborators/" + friend.email(),
                                    "{\"permissions\":[\"operate\"]}")
                            .path("permissions")))
                    .containsExactly("view", "operate");
            assertThat(status(friendApi, "PATCH", "", "{\"maintenance\":true}")).isEqualTo(200);
        }

        @Test
        void isListedAfterTheOwner() {
            share("deploy");
            JsonNode list = OWNER.get("/apps/" + app + "/collaborators");
            assertThat(list.path(0).path("role").asText()).isEqualTo("owner");
            assertThat(list.path(1).path("user").path("email").asText()).isEqualTo(friend.email());
            assertThat(OWNER.get("/apps/" + app + "/collaborators/" + friend.email())
                            .path("id"))
                    .isEqualTo(list.path(1).path("id"));
        }

        @Test
        void isAStrangerAgainOnceRemoved() {
            share();
            OWNER.delete("/apps/" + app + "/collaborators/" + friend.email());
            assertThat(status(friendApi, "GET", "", "")).isEqualTo(404);
            assertThat(friendApi.apps()).doesNotContain(app);
        }

        @Test
        void mayLeave() {
            share("view");
            friendApi.delete("/apps/" + app + "/collaborators/" + friend.email());
            assertThat(status(friendApi, "GET", "", "")).isEqualTo(404);
        }

        @Test
        void mayNotShareWithOthers() {
            share();
            String other = Person.added(PLATFORM).email();
            assertThat(status(friendApi, "POST", "/collaborators", "{\"user\":\"" + other + "\"}"))
                    .isEqualTo(403);
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        share();
        String twice = "{\"user\":\"" + friend.email() + "\"}";
        assertThat(OWNER.send("POST", "/apps/" + app + "/collaborators", twice).body())
                .contains("is a collaborator of this app already");
        assertThat(OWNER.send("POST", "/apps/" + app + "/collaborators", "{\"user\":\"" + Platform.OPERATOR + "\"}")
                        .body())
                .contains("owns this app");
        assertThat(status(OWNER, "POST", "/collaborators", "{\"user\":\"nobody@example.com\"}"))
                .isEqualTo(404);
        assertThat(OWNER.send("POST", "/apps/" + app + "/collaborators", "{}").body())
                .contains("\\\"user\\\" is missing");
        assertThat(OWNER.send(
                                "PATCH",
                                "/teams/apps/" + app + "/collaborators/" + friend.email(),
                                "{\"permissions\":[\"fly\"]}")
                        .body())
                .contains("there are view, deploy, operate and manage");
    }

    @Test
    void whileLockedNobodyJoinsAndNothingIsHandedOver() {
        assertThat(OWNER.patch("/teams/apps/" + app, "{\"locked\":true}")
                        .path("locked")
                        .asBoolean())
                .isTrue();
        assertThat(status(OWNER, "POST", "/collaborators", "{\"user\":\"" + friend.email() + "\"}"))
                .isEqualTo(403);
        assertThat(OWNER.send("POST", "/account/app-transfers", transferTo(friend))
                        .statusCode())
                .isEqualTo(403);
        OWNER.patch("/teams/apps/" + app, "{\"locked\":false}");
        share();
    }

    private String transferTo(Person recipient) {
        return "{\"app\":\"%s\",\"recipient\":\"%s\"}".formatted(app, recipient.email());
    }

    @Nested
    class ATransfer {
        @Test
        void makesTheRecipientTheOwnerOnceAccepted() {
            String id = OWNER.post("/account/app-transfers", transferTo(friend))
                    .path("id")
                    .asText();
            assertThat(status(friendApi, "GET", "", "")).as("before the answer").isEqualTo(404);
            assertThat(friendApi
                            .patch("/account/app-transfers/" + id, "{\"state\":\"accepted\"}")
                            .path("state")
                            .asText())
                    .isEqualTo("accepted");
            assertThat(friendApi.get("/apps/" + app).path("owner").path("email").asText())
                    .isEqualTo(friend.email());
            assertThat(status(OWNER, "GET", "", ""))
                    .as("the former owner stays on")
                    .isEqualTo(200);
            assertThat(status(OWNER, "DELETE", "", "")).isEqualTo(403);
            friendApi.delete("/apps/" + app);
        }

        @Test
        void changesNothingWhenDeclined() {
            String id = OWNER.post("/account/app-transfers", transferTo(friend))
                    .path("id")
                    .asText();
            friendApi.patch("/account/app-transfers/" + id, "{\"state\":\"declined\"}");
            assertThat(OWNER.get("/apps/" + app).path("owner").path("email").asText())
                    .isEqualTo(Platform.OPERATOR);
            assertThat(friendApi
                            .send("PATCH", "/account/app-transfers/" + id, "{\"state\":\"accepted\"}")
                            .statusCode())
                    .isEqualTo(422);
        }

        @Test
        void canBeTakenBack() {
            String id = OWNER.post("/account/app-transfers", transferTo(friend))
                    .path("id")
                    .asText();
            assertThat(friendApi
                            .send("DELETE", "/account/app-transfers/" + id, "")
                            .statusCode())
                    .isEqualTo(403);
            OWNER.delete("/account/app-transfers/" + id);
            assertThat(friendApi.send("GET", "/account/app-transfers/" + id, "").statusCode())
                    .isEqualTo(404);
        }

        @Test
        void isAnsweredByTheRecipientAlone() {
            String id = OWNER.post("/account/app-transfers", transferTo(friend))
                    .path("id")
                    .asText();
            assertThat(OWNER.send("PATCH", "/account/app-transfers/" + id, "{\"state\":\"accepted\"}")
                            .statusCode())
                    .isEqualTo(403);
            ApiClient stranger = Person.added(PLATFORM).api();
            assertThat(stranger.send("GET", "/account/app-transfers/" + id, "").statusCode())
                    .isEqualTo(404);
            OWNER.delete("/account/app-transfers/" + id);
        }

        @Test
        void isMadeOnlyOnceAtATime() {
            OWNER.post("/account/app-transfers", transferTo(friend));
            assertThat(OWNER.send("POST", "/account/app-transfers", transferTo(friend))
                            .body())
                    .contains("is being handed over already");
            OWNER.delete("/account/app-transfers/" + app);
        }
    }
}
