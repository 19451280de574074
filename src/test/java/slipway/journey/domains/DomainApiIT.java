package slipway.journey.domains;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.ApiClient;
import slipway.journey.Person;
import slipway.journey.Platform;

/** Domains over the API: what they are, which are refused, and whose they are. */
class DomainApiIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    private final String zone = "zone-" + UUID.randomUUID() + ".example";
    private String app;

    @BeforeEach
    void createApp() {
        app = API.createApp();
    }

    @AfterEach
    void deleteApp() {
        API.delete("/apps/" + app);
    }

    private String path() {
        return "/apps/" + app + "/domains";
    }

    private static String body(String hostname) {
        return "{\"hostname\":\"" + hostname + "\",\"sni_endpoint\":null}";
    }

    private JsonNode add(String hostname) {
        return API.post(path(), body(hostname));
    }

    private static String refusal(ApiClient api, String appName, String hostname) {
        HttpResponse<String> answer = api.send("POST", "/apps/" + appName + "/domains", body(hostname));
        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode error = ApiClient.parse(answer.body());
        assertThat(error.path("id").asText()).isEqualTo("invalid_params");
        return error.path("message").asText();
    }

    private List<String> hostnames() {
        List<String> names = new ArrayList<>();
        API.get(path()).forEach(domain -> names.add(domain.path("hostname").asText()));
        return names;
    }

    @Nested
    class TheAppsOwnHost {
        @Test
        void isListedFirst() {
            add("www." + zone);
            assertThat(hostnames()).containsExactly(app + ".localhost", "www." + zone);
        }

        @Test
        void isOfKindHerokuWithoutATarget() {
            JsonNode own = API.get(path() + "/" + app + ".localhost");
            assertThat(own.path("kind").asText()).isEqualTo("heroku");
            assertThat(own.path("cname").isNull()).isTrue();
            assertThat(own.path("status").asText()).isEqualTo("succeeded");
        }

        @Test
        void keepsItsIdOverARename() {
            String id = API.get(path() + "/" + app + ".localhost").path("id").asText();
            app = API.patch("/apps/" + app, "{\"name\":\"" + app + "-2\"}")
                    .path("name")
                    .asText();
            assertThat(API.get(path() + "/" + id).path("hostname").asText()).isEqualTo(app + ".localhost");
        }

        @Test
        void cannotBeRemoved() {
            HttpResponse<String> answer = API.send("DELETE", path() + "/" + app + ".localhost", "");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("cannot be removed");
        }

        @Test
        void takesNoCertificate() {
            HttpResponse<String> answer =
                    API.send("PATCH", path() + "/" + app + ".localhost", "{\"sni_endpoint\":null}");
            assertThat(answer.statusCode()).isEqualTo(422);
        }
    }

    @Nested
    class ACustomDomain {
        @Test
        void isAddedWithATargetOfItsOwn() {
            HttpResponse<String> answer = API.send("POST", path(), body("WWW." + zone));
            assertThat(answer.statusCode()).isEqualTo(201);
            JsonNode domain = ApiClient.parse(answer.body());
            assertThat(domain.path("hostname").asText()).isEqualTo("www." + zone);
            assertThat(domain.path("kind").asText()).isEqualTo("custom");
            assertThat(domain.path("status").asText()).isEqualTo("succeeded");
            assertThat(domain.path("cname").asText()).matches("[0-9a-f]{40}\\.localhost");
            assertThat(domain.path("sni_endpoint").isNull()).isTrue();
            assertThat(domain.path("acm_status").isNull()).isTrue();
            assertThat(domain.has("acm_status_reason")).isTrue();
            assertThat(domain.path("app").path("name").asText()).isEqualTo(app);
        }

        @Test
        void isFoundByIdAndByHostnameHoweverItIsWritten() {
            JsonNode domain = add("b\u00fccher." + zone);
            assertThat(domain.path("hostname").asText()).isEqualTo("xn--bcher-kva." + zone);
            assertThat(API.get(path() + "/" + domain.path("id").asText())).isEqualTo(domain);
            assertThat(API.get(path() + "/XN--bcher-kva." + zone)).isEqualTo(domain);
            assertThat(API.get(path() + "/b%C3%BCcher." + zone)).isEqualTo(domain);
        }

        @Test
        void isRemovedByHostname() {
            JsonNode domain = add("*." + zone);
            assertThat(API.delete(path() + "/*." + zone)).isEqualTo(domain);
            assertThat(hostnames()).containsExactly(app + ".localhost");
        }

        @Test
        void isFreeForOthersOnceItsAppIsGone() {
            String other = API.createApp();
            API.post("/apps/" + other + "/domains", body("www." + zone));
            API.delete("/apps/" + other);
            assertThat(add("www." + zone).path("hostname").asText()).isEqualTo("www." + zone);
        }

        @ParameterizedTest
        @ValueSource(strings = {"nothing.example", "*", "%20", "1.2.3.4", "01234567-89ab-cdef-0123-456789abcdef"})
        void isNotFoundUnderAnotherName(String name) {
            HttpResponse<String> answer = API.send("GET", path() + "/" + name, "");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(ApiClient.parse(answer.body()).path("resource").asText()).isEqualTo("domain");
        }

        @Test
        void isWrittenDownInTheAppsLog() {
            add("www." + zone);
            API.awaitLog(app, "app[api]: Add domain www." + zone + " by user " + Platform.OPERATOR);
        }
    }

    @Nested
    class Refused {
        @ParameterizedTest
        @CsvSource({
            "http://www.example.com, Hostname must be a name alone",
            "www.example.com:80, Hostname must not have a port",
            "192.0.2.1, Hostname must be a name",
            "com, Hostname must be a full host name",
            "other.localhost, Hostname other.localhost belongs to this platform",
            "api.localhost, Hostname api.localhost belongs to this platform",
            "*.apps.localhost, Hostname *.apps.localhost belongs to this platform"
        })
        void isWhatIsNoHostNameOfOnesOwn(String hostname, String message) {
            assertThat(refusal(API, app, hostname)).startsWith(message);
        }

        @Test
        void isARequestWithoutAHostname() {
            HttpResponse<String> answer = API.send("POST", path(), "{\"sni_endpoint\":null}");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Parameter \\\"hostname\\\" is missing.");
        }

        @Test
        void isAnEndpointThatIsNotThere() {
            HttpResponse<String> answer =
                    API.send("POST", path(), "{\"hostname\":\"www." + zone + "\",\"sni_endpoint\":\"otter-00000\"}");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(ApiClient.parse(answer.body()).path("resource").asText()).isEqualTo("sni_endpoint");
            assertThat(hostnames()).containsExactly(app + ".localhost");
        }

        @Test
        void isADomainThatTheAppHasAlready() {
            add("www." + zone);
            assertThat(refusal(API, app, "www." + zone)).endsWith("is a domain of this app already.");
        }

        @Test
        void isMoreThanAThousand() {
            for (int i = 0; i < 1_000; i++) {
                add("n" + i + "." + zone);
            }
            assertThat(refusal(API, app, "one-more." + zone)).contains("1,000 domains");
            HttpResponse<String> all = API.send("GET", path(), "", "Range", "id ..; max=1000;");
            assertThat(all.statusCode()).isEqualTo(206);
            assertThat(ApiClient.parse(all.body()).path(0).path("kind").asText())
                    .isEqualTo("heroku");
        }
    }

    @Nested
    class WithAnotherPerson {
        private ApiClient other;
        private String othersApp;

        @BeforeEach
        void invite() {
            other = Person.added(PLATFORM).api();
            othersApp = other.createApp();
        }

        @AfterEach
        void delete() {
            other.delete("/apps/" + othersApp);
        }

        @Test
        void aNameBelongsToWhoWasFirstAndNobodyLearnsWho() {
            add("www." + zone);
            assertThat(refusal(other, othersApp, "www." + zone))
                    .isEqualTo("Hostname www." + zone + " is in use by another app.");
        }

        @ParameterizedTest
        @CsvSource({
            "*, www", "*, a.b", "*, *.b", "www, *", "a.b, *", "*.b, *",
        })
        void nothingIsTakenBelowOrAboveTheirNames(String first, String second) {
            add(first + "." + zone);
            assertThat(refusal(other, othersApp, second + "." + zone)).endsWith("is in use by another app.");
        }

        @ParameterizedTest
        @CsvSource({"*.ZONE, ZONE", "*.ZONE, www.other-ZONE", "www.ZONE, a.ZONE", "www.ZONE, *.www.ZONE"})
        void namesThatDoNotOverlapAreFree(String first, String second) {
            add(first.replace("ZONE", zone));
            String free = second.replace("ZONE", zone);
            assertThat(other.post("/apps/" + othersApp + "/domains", body(free))
                            .path("hostname")
                            .asText())
                    .isEqualTo(free);
        }

        @Test
        void ofTheirDomainsNothingIsReachedThroughOnesOwnApp() {
            String id = add("www." + zone).path("id").asText();
            for (String name : List.of(id, "www." + zone)) {
                assertThat(other.send("DELETE", "/apps/" + othersApp + "/domains/" + name, "")
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void ownNamesMayBeAboveOneAnother() {
        add("*." + zone);
        add("*.b." + zone);
        String second = API.createApp();
        assertThat(API.post("/apps/" + second + "/domains", body("www." + zone))
                        .path("kind")
                        .asText())
                .isEqualTo("custom");
        API.delete("/apps/" + second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE"})
    void automaticCertificatesAreSaidNotToBeThere(String method) {
        HttpResponse<String> answer = API.send(method, "/apps/" + app + "/acm", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Automatic certificates are not supported by Slipway yet.");
    }
}
