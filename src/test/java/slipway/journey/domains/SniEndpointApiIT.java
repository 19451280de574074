package slipway.journey.domains;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Platform;
import slipway.service.domains.certificates.MadeCertificate;

/** Certificates over the API, and the domains that they are for. */
class SniEndpointApiIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    private final String zone = "zone-" + UUID.randomUUID() + ".example";
    private final MadeCertificate certificate = made("www." + zone, "*.b." + zone);
    private String app;

    @BeforeEach
    void createApp() {
        app = API.createApp();
    }

    @AfterEach
    void deleteApp() {
        API.delete("/apps/" + app);
    }

    private static MadeCertificate made(String... hosts) {
        return MadeCertificate.named("C=US,O=Example,CN=Site").forHosts(hosts).selfSigned();
    }

    private static String body(String chain, String key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("certificate_chain", chain)
                .put("private_key", key)
                .toString();
    }

    private String path(String below) {
        return "/apps/" + app + below;
    }

    private JsonNode add() {
        return API.post(path("/sni-endpoints"), body(certificate.pem(), certificate.key()));
    }

    private String domain(String hostname) {
        API.post(path("/domains"), "{\"hostname\":\"" + hostname + "\",\"sni_endpoint\":null}");
        return path("/domains/" + hostname);
    }

    private static String using(String endpoint) {
        return "{\"sni_endpoint\":\"" + endpoint + "\"}";
    }

    private static String message(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        return ApiClient.parse(answer.body()).path("message").asText();
    }

    @Test
    void saysAllAboutACertificateButItsKey() {
        HttpResponse<String> answer =
                API.send("POST", path("/sni-endpoints"), body(certificate.pem(), certificate.key()));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).doesNotContain("PRIVATE");
        JsonNode endpoint = ApiClient.parse(answer.body());
        assertThat(endpoint.path("name").asText()).matches("[a-z]+-\\d{5}");
        assertThat(endpoint.path("display_name").isNull()).isTrue();
        assertThat(endpoint.path("certificate_chain").asText()).isEqualTo(certificate.pem());
        assertThat(endpoint.path("domains")).isEmpty();
        assertThat(endpoint.path("app").path("name").asText()).isEqualTo(app);
        JsonNode cert = endpoint.path("ssl_cert");
        assertThat(cert.path("cert_domains")).hasToString("[\"www." + zone + "\",\"*.b." + zone + "\"]");
        assertThat(cert.path("issuer").asText()).isEqualTo("/C=US/O=Example/CN=Site");
        assertThat(cert.path("subject").asText()).isEqualTo("/C=US/O=Example/CN=Site");
        assertThat(cert.path("self_signed?").asBoolean()).isTrue();
        assertThat(cert.path("ca_signed?").isBoolean()).isTrue();
        assertThat(cert.path("ca_signed?").asBoolean()).isFalse();
        assertThat(cert.path("acm").asBoolean(true)).isFalse();
        assertThat(cert.path("starts_at").asText()).endsWith("Z");
        assertThat(cert.path("expires_at").asText()).endsWith("Z");
        assertThat(cert.path("id").asText()).hasSize(36);
    }

    @Test
    void findsAnEndpointByIdAndByName() {
        JsonNode endpoint = add();
        assertThat(API.get(path("/sni-endpoints/" + endpoint.path("id").asText())))
                .isEqualTo(endpoint);
        assertThat(API.get(path("/sni-endpoints/" + endpoint.path("name").asText())))
                .isEqualTo(endpoint);
        assertThat(API.get(path("/sni-endpoints"))).containsExactly(endpoint);
    }

    @Test
    void ofAnotherAppNoEndpointIsFoundOrUsed() {
        String name = add().path("name").asText();
        String other = API.createApp();
        assertThat(API.send("GET", "/apps/" + other + "/sni-endpoints/" + name, "")
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> answer = API.send(
                "POST",
                "/apps/" + other + "/domains",
                "{\"hostname\":\"www." + zone + "\",\"sni_endpoint\":\"" + name + "\"}");
        assertThat(answer.statusCode()).isEqualTo(404);
        API.delete("/apps/" + other);
    }

    @Test
    void refusesAPairThatDoesNotBelongTogether() {
        assertThat(message(
                        API.send(
                                "POST",
                                path("/sni-endpoints"),
                                body(certificate.pem(), made("x.example").key())),
                        422))
                .isEqualTo("Parameter \"private_key\" does not belong to the certificate in \"certificate_chain\".");
    }

    @Test
    void refusesARequestWithoutAKey() {
        assertThat(message(API.send("POST", path("/sni-endpoints"), "{\"certificate_chain\":\"x\"}"), 422))
                .isEqualTo("Parameter \"private_key\" is missing.");
    }

    @Test
    void givesADomainACertificateAndTakesItAway() {
        JsonNode endpoint = add();
        String name = endpoint.path("name").asText();
        String www = domain("www." + zone);
        JsonNode domain = API.patch(www, using(name));
        assertThat(domain.path("sni_endpoint").path("name").asText()).isEqualTo(name);
        assertThat(domain.path("sni_endpoint").path("id")).isEqualTo(endpoint.path("id"));
        assertThat(API.get(path("/domains")).path(1)).isEqualTo(domain);
        assertThat(API.get(path("/sni-endpoints/" + name)).path("domains")).containsExactly(domain.path("id"));
        assertThat(API.patch(www, "{\"sni_endpoint\":null}")
                        .path("sni_endpoint")
                        .isNull())
                .isTrue();
    }

    @Test
    void addsADomainWithItsCertificate() {
        String name = add().path("name").asText();
        JsonNode domain =
                API.post(path("/domains"), "{\"hostname\":\"*.b." + zone + "\",\"sni_endpoint\":\"" + name + "\"}");
        assertThat(domain.path("sni_endpoint").path("name").asText()).isEqualTo(name);
    }

    @Test
    void refusesACertificateThatIsNotForTheDomain() {
        String name = add().path("name").asText();
        String other = domain("other." + zone);
        assertThat(message(API.send("PATCH", other, using(name)), 422))
                .isEqualTo("Parameter \"sni_endpoint\" does not fit: the certificate of " + name + " is not for other."
                        + zone + ".");
    }

    @Test
    void refusesAChangeOfADomainThatSaysNothing() {
        String www = domain("www." + zone);
        assertThat(message(API.send("PATCH", www, "{}"), 422)).isEqualTo("Parameter \"sni_endpoint\" is missing.");
        assertThat(message(API.send("PATCH", www, "{\"sni_endpoint\":1}"), 422))
                .isEqualTo("Parameter \"sni_endpoint\" is not of the right type.");
    }

    @Test
    void takesARenewedCertificateWithTheSameDomains() {
        JsonNode endpoint = add();
        String path = path("/sni-endpoints/" + endpoint.path("name").asText());
        API.patch(domain("www." + zone), using(endpoint.path("name").asText()));
        MadeCertificate renewed = made("www." + zone);
        JsonNode updated = API.patch(path, body(renewed.pem(), renewed.key()));
        assertThat(updated.path("id")).isEqualTo(endpoint.path("id"));
        assertThat(updated.path("name")).isEqualTo(endpoint.path("name"));
        assertThat(updated.path("ssl_cert").path("id"))
                .isNotEqualTo(endpoint.path("ssl_cert").path("id"));
        assertThat(API.get(path).path("certificate_chain").asText()).isEqualTo(renewed.pem());
    }

    @Test
    void judgesAChangeOfOnePartByTheOther() {
        String path = path("/sni-endpoints/" + add().path("name").asText());
        JsonNode same = API.patch(
                path,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("certificate_chain", certificate.pem())
                        .toString());
        assertThat(same.path("certificate_chain").asText()).isEqualTo(certificate.pem());
        HttpResponse<String> answer = API.send(
                "PATCH",
                path,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("private_key", made("x.example").key())
                        .toString());
        assertThat(message(answer, 422)).contains("private_key").contains("does not belong");
        assertThat(message(API.send("PATCH", path, "{}"), 422))
                .isEqualTo("Parameter \"certificate_chain\" is missing.");
    }

    @Test
    void refusesARenewalThatWouldLeaveADomainWithout() {
        String name = add().path("name").asText();
        API.patch(domain("www." + zone), using(name));
        MadeCertificate other = made("other." + zone);
        assertThat(message(API.send("PATCH", path("/sni-endpoints/" + name), body(other.pem(), other.key())), 422))
                .contains("certificate_chain")
                .contains("www." + zone);
    }

    @Test
    void isRemovedOnlyWhenNoDomainUsesIt() {
        JsonNode endpoint = add();
        String name = endpoint.path("name").asText();
        String www = domain("www." + zone);
        API.patch(www, using(name));
        assertThat(message(API.send("DELETE", path("/sni-endpoints/" + name), ""), 422))
                .startsWith("SNI endpoint " + name + " is used by www." + zone + ".");
        API.delete(www);
        assertThat(API.delete(path("/sni-endpoints/" + name)).path("id")).isEqualTo(endpoint.path("id"));
        assertThat(API.get(path("/sni-endpoints"))).isEmpty();
    }

    @Test
    void goesWithItsAppThoughADomainUsesIt() {
        String other = API.createApp();
        JsonNode endpoint = API.post("/apps/" + other + "/sni-endpoints", body(certificate.pem(), certificate.key()));
        API.post(
                "/apps/" + other + "/domains",
                "{\"hostname\":\"www." + zone + "\",\"sni_endpoint\":\""
                        + endpoint.path("id").asText() + "\"}");
        API.delete("/apps/" + other);
        assertThat(API.apps()).doesNotContain(other);
    }
}
