package slipway.service.addons.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.Wiring;
import slipway.config.Settings;
import slipway.model.InvalidParamsException;

/** Manifests as they are written for Heroku, and what is said of those that cannot be taken. */
class ManifestReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String WHOLE = """
            {"id": "acme-search", "name": "Acme Search", "$base": "87219",
             "api": {"config_vars": ["ACME_SEARCH_URL", "ACME_SEARCH_KEY"], "config_vars_prefix": "ACME_SEARCH",
               "password": "c99c4cb12a1ec2f9", "sso_salt": "df5bd4d3e7bb4dcb", "regions": ["us", "eu"],
               "requires": ["many_per_app", "attachable", "log_input", "syslog_drain"], "version": "3",
               "production": {"base_url": "https://acme.example/heroku/resources/", "sso_url": "https://acme.example/sso"},
               "test": {"base_url": "http://localhost:4567/heroku/resources", "sso_url": "http://localhost:4567/sso"}}}
            """;

    private final ManifestReader reader = reader(false);

    private static ManifestReader reader(boolean privateAllowed) {
        return Wiring.wire(
                new ManifestReader(), Settings.of(Map.of("SLIPWAY_PRIVATE_PROVIDERS", String.valueOf(privateAllowed))));
    }

    private static ObjectNode whole() {
        try {
            return (ObjectNode) JSON.readTree(WHOLE);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void ordersInARegionThatTheProviderServes() {
        ObjectNode european = whole();
        european.withObject("/api").putArray("regions").add("eu");
        assertThat(reader.read(european).region()).isEqualTo("amazon-web-services::eu-west-1");
    }

    @Test
    void takesOneThatWasWrittenForHeroku() {
        Manifest manifest = reader.read(whole());
        assertThat(manifest.id()).isEqualTo("acme-search");
        assertThat(manifest.prefix()).isEqualTo("ACME_SEARCH");
        assertThat(manifest.configVars()).containsExactly("ACME_SEARCH_URL", "ACME_SEARCH_KEY");
        assertThat(manifest.baseUrl()).isEqualTo(URI.create("https://acme.example/heroku/resources/"));
        assertThat(manifest.ssoUrl()).contains(URI.create("https://acme.example/sso"));
        assertThat(manifest.region()).isEqualTo("amazon-web-services::us-east-1");
        assertThat(manifest.writesLogs()).isTrue();
        assertThat(manifest.readsLogs()).isTrue();
        assertThat(manifest.facts().multiple()).isTrue();
        assertThat(manifest.facts().shareable()).isTrue();
        assertThat(manifest.plans()).isEmpty();
        assertThat(manifest.toString()).doesNotContain("c99c", "df5b");
    }

    @Test
    void takesTheNameForThePrefixThatIsNotGiven() {
        ObjectNode manifest = whole();
        ((ObjectNode) manifest.path("api")).remove("config_vars_prefix");
        assertThat(reader.read(manifest).prefix()).isEqualTo("ACME_SEARCH");
    }

    @Test
    void takesPlansInEitherSpellingOfPrices() throws JsonProcessingException {
        ObjectNode manifest = whole();
        manifest.set(
                "plans",
                JSON.readTree("[{\"name\":\"test\"},{\"name\":\"basic\",\"human_name\":\"Basic\",\"price\":"
                        + "{\"cents\":700,\"unit\":\"month\"}},{\"name\":\"pro\",\"cents\":9900}]"));
        assertThat(reader.read(manifest).plans())
                .extracting(PlanDraft::cents)
                .containsExactly(Optional.empty(), Optional.of(700), Optional.of(9_900));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/id | 5 | id must be a text",
                "/id | \"Acme\" | id must be small letters",
                "/id | \"heroku-acme\" | id must not begin with heroku or slipway",
                "/id | null | id is missing",
                "/name | {} | name must be a text",
                "/api | [] | api must be an object",
                "/api/config_vars | \"X\" | api.config_vars must be a list",
                "/api/config_vars/1 | \"OTHER_URL\" | api.config_vars[1] must begin with ACME_SEARCH_",
                "/api/config_vars/0 | \"ACME_SEARCH_url\" | api.config_vars[0] must begin with ACME_SEARCH_",
                "/api/config_vars_prefix | \"acme\" | api.config_vars_prefix must be capital letters",
                "/api/config_vars_prefix | \"LD\" | api.config_vars_prefix must not begin with LD",
                "/api/password | \"short\" | api.password must have 8 to 200 printable characters",
                "/api/sso_salt | 12345678 | api.sso_salt must be a text",
                "/api/version | \"1\" | api.version must be \"3\"",
                "/api/production | \"https://acme.example\" | api.production must be an object",
                "/api/production/base_url | null | api.production.base_url is missing",
                "/api/production/base_url | \"http://acme.example\" | api.production.base_url must begin with https://",
                "/api/production/base_url | \"https://10.1.2.3/x\" | api.production.base_url leads to 10.1.2.3",
                "/api/production/base_url | \"https://localhost/x\" | api.production.base_url leads to localhost",
                "/api/production/base_url | \"https://[::1]/x\" | api.production.base_url leads to [::1]",
                "/api/production/base_url | \"https://169.254.169.254/\" | leads to 169.254.169.254",
                "/api/production/base_url | \"https://me:pw@acme.example\" | must have no credentials",
                "/api/production/base_url | \"https://acme.example/?a=b\" | must have no credentials, query",
                "/api/production/sso_url | \"javascript:alert(1)\" | api.production.sso_url must begin with https://",
                "/plans | {} | plans must be a list",
                "/plans | [{\"name\":\"A b\"}] | plans[0].name must be small letters",
                "/plans | [{\"name\":\"a\"},{\"name\":\"a\"}] | plans[1].name stands in the list twice",
                "/plans | [{\"name\":\"a\",\"price\":{\"cents\":-1}}] | plans[0].price.cents must be a whole number",
                "/plans | [{\"name\":\"a\",\"cents\":1.5}] | plans[0].cents must be a whole number",
                "/plans | [{\"name\":\"a\",\"price\":{\"cents\":1,\"unit\":\"day\"}}] | plans[0].price.unit must be month",
            })
    void namesTheFieldThatIsWrong(String pointer, String value, String complaint) throws JsonProcessingException {
        ObjectNode manifest = whole();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = manifest.at(pointer.substring(0, last));
        String field = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            object.set(field, JSON.readTree(value));
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(field), JSON.readTree(value));
        }
        assertThatThrownBy(() -> reader.read(manifest))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        ObjectNode manifest = whole();
        manifest.put("id", "Acme!");
        ((ObjectNode) manifest.path("api")).remove("production");
        assertThatThrownBy(() -> reader.read(manifest))
                .hasMessageContainingAll("id must be", "api.production is missing", "base_url is missing");
    }

    @Test
    void takesProvidersOnThisMachineWhereThatIsAllowed() {
        ObjectNode manifest = whole();
        ((ObjectNode) manifest.at("/api/production")).put("base_url", "http://127.0.0.1:4567/x");
        assertThat(reader(true).read(manifest).baseUrl()).isEqualTo(URI.create("http://127.0.0.1:4567/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/x", "http://[fe80::1]/x", "http://100.100.100.200/x", "ftp://a.b/"})
    void neverTakesWhatNobodyShouldReach(String url) {
        ObjectNode manifest = whole();
        ((ObjectNode) manifest.at("/api/production")).put("base_url", url);
        assertThatThrownBy(() -> reader(true).read(manifest)).hasMessageContaining("api.production.base_url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"x\"", "null"})
    void refusesWhatIsNoObject(String text) throws JsonProcessingException {
        JsonNode contents = JSON.readTree(text);
        assertThatThrownBy(() -> reader.read(contents)).hasMessageContaining("must be a JSON object");
    }
}
