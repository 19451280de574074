package slipway.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import slipway.api.http.PlatformApi;

/** What the API says of itself, read off the resources that are registered. */
class SchemaDocumentTest {
    private static final JsonNode DOCUMENT = new SchemaDocument().of(new PlatformApi().getClasses());

    private static JsonNode link(String resource, String method, String title) {
        return StreamSupport.stream(
                        DOCUMENT.at("/definitions/" + resource + "/links").spliterator(), false)
                .filter(link -> link.path("method").asText().equals(method)
                        && link.path("title").asText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRouteSaysWhatItAnswersWith() {
        assertThat(BuiltRoute.of(new PlatformApi().getClasses()))
                .allSatisfy(route -> assertThat(route.answer())
                        .as(route.method() + " " + route.path() + " needs @Returns")
                        .isPresent());
    }

    @Test
    void holdsEveryRouteOnce() {
        List<String> links = new ArrayList<>();
        DOCUMENT.path("definitions")
                .forEach(definition -> definition
                        .path("links")
                        .forEach(link -> links.add(
                                link.path("method").asText() + link.path("href").asText())));
        assertThat(links)
                .doesNotHaveDuplicates()
                .hasSize(BuiltRoute.of(new PlatformApi().getClasses()).size());
    }

    @Test
    void tellsTypesFormatsAndWhatMayBeNull() {
        JsonNode app = DOCUMENT.at("/definitions/app/properties");
        assertThat(app.path("id").toString()).isEqualTo("{\"type\":[\"string\"],\"format\":\"uuid\"}");
        assertThat(app.path("archived_at").toString())
                .isEqualTo("{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"}");
        assertThat(app.at("/owner/properties/email/type").toString()).isEqualTo("[\"string\"]");
        assertThat(app.path("maintenance").toString()).isEqualTo("{\"type\":[\"boolean\"]}");
    }

    @Test
    void describesRequestsAsStrictlyAsTheyAreRead() {
        JsonNode schema = link("app", "POST", "Create").path("schema");
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.at("/properties/name/maxLength").asInt()).isEqualTo(4_096);
        JsonNode scale = link("formation", "PATCH", "Update one").path("schema");
        assertThat(scale.at("/properties/quantity/type").toString()).isEqualTo("[\"integer\",\"string\",\"null\"]");
    }

    @Test
    void namesParametersAndAnswersByReferencesThatResolve() {
        JsonNode create = link("app", "PATCH", "Update");
        assertThat(create.path("href").asText()).isEqualTo("/apps/{(%23%2Fdefinitions%2Fapp%2Fdefinitions%2Fapp)}");
        assertThat(create.at("/targetSchema/$ref").asText()).isEqualTo("#/definitions/app");
        for (JsonNode definition : DOCUMENT.path("definitions")) {
            for (JsonNode link : definition.path("links")) {
                String href = link.path("href").asText();
                for (String part : href.split("/")) {
                    if (part.startsWith("{(")) {
                        String pointer = part.substring("{(%23".length(), part.length() - 2)
                                .replace("%2F", "/");
                        assertThat(DOCUMENT.at(pointer).isMissingNode())
                                .as(href)
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void isASchemaByWhichAnswersCanBeJudged() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);
        com.fasterxml.jackson.databind.node.ObjectNode judge = DOCUMENT.deepCopy();
        judge.put("$schema", "http://json-schema.org/draft-04/schema#");
        judge.putObject("properties").putObject("app").put("$ref", "#/definitions/app");
        var schema = registry.getSchema(judge);
        assertThat(schema.validate("{\"app\":{\"name\":5}}", com.networknt.schema.InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate("{\"app\":{\"name\":\"x\"}}", com.networknt.schema.InputFormat.JSON))
                .isEmpty();
    }
}
