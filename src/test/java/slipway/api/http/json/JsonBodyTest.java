package slipway.api.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;

/** How request bodies are read, and how what does not fit is refused by name. */
class JsonBodyTest {
    /** A body with one field of each kind. */
    record Body(String name, Integer count, Boolean locked, List<Update> updates, Inner sourceBlob) {}

    /** A body within a list. */
    record Update(String type) {}

    /** A body within a body. */
    record Inner(String url) {}

    private static final Body NOTHING = new Body(null, null, null, null, null);

    @Nested
    class WhenItFits {
        @Test
        void readsSnakeCase() throws IOException {
            assertThat(read("{\"source_blob\":{\"url\":\"http://a\"}}")
                            .sourceBlob()
                            .url())
                    .isEqualTo("http://a");
        }

        @Test
        void readsListsOfObjects() throws IOException {
            assertThat(read("{\"updates\":[{\"type\":\"web\"}]}").updates()).containsExactly(new Update("web"));
        }

        @Test
        void takesNoBodyForAnEmptyObject() throws IOException {
            assertThat(read("")).isEqualTo(NOTHING);
        }

        @Test
        void takesAnEmptyObject() throws IOException {
            assertThat(read("{}")).isEqualTo(NOTHING);
        }

        @Test
        void takesANullForAnAbsentField() throws IOException {
            assertThat(read("{\"name\":null}")).isEqualTo(NOTHING);
        }
    }

    @Nested
    class WhenItDoesNotFit {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"nmae\":\"x\"} | nmae",
                    "{\"updates\":[{\"type\":\"web\"},{\"sice\":1}]} | updates.1.sice",
                    "{\"source_blob\":{\"uri\":\"x\"}} | source_blob.uri",
                    "{\"sourceBlob\":{}} | sourceBlob"
                })
        void namesTheFieldThatThereIsNot(String json, String field) {
            assertThatThrownBy(() -> read(json))
                    .isInstanceOf(InvalidParamsException.class)
                    .hasMessage("There is no parameter \"" + field + "\" here.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"count\":\"2\"} | count",
                    "{\"locked\":\"true\"} | locked",
                    "{\"name\":5} | name",
                    "{\"locked\":\"perhaps\"} | locked",
                    "{\"name\":{}} | name",
                    "{\"updates\":{\"type\":\"web\"}} | updates",
                    "{\"updates\":[{\"type\":[]}]} | updates.0.type"
                })
        void namesTheFieldOfTheWrongType(String json, String field) {
            assertThatThrownBy(() -> read(json))
                    .isInstanceOf(InvalidParamsException.class)
                    .hasMessage("Parameter \"" + field + "\" is not of the right type.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "\"text\"", "7", "{} {}", " "})
        void refusesWhatIsNoObject(String json) {
            assertThatThrownBy(() -> read(json))
                    .isInstanceOf(InvalidParamsException.class)
                    .hasMessage("The request's body must be a JSON object.");
        }

        @Test
        void refusesNull() {
            assertThatThrownBy(() -> read("null")).hasMessage("The request's body must be a JSON object.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{", "name=x", "{\"name\" \"x\"}"})
        void refusesWhatIsNoJson(String text) {
            assertThatThrownBy(() -> read(text))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith("The request's body is not JSON: ")
                    .extracting("kind")
                    .isEqualTo(Kind.BAD_REQUEST);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"name\":tru}", "{\"updates\":[{\"type\":x}]}", "{\"name\":\"x"})
        void refusesWhatIsNoJsonWithinAField(String text) {
            assertThatThrownBy(() -> read(text)).isInstanceOf(RefusedException.class);
        }

        @Test
        void refusesMoreThanAMegabyte() {
            assertThatThrownBy(() -> read(" ".repeat(1_048_577)))
                    .hasMessage("The request's body is larger than 1 MB.")
                    .extracting("kind")
                    .isEqualTo(Kind.TOO_LARGE);
        }
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void readsWhateverTheHeadersCallIt() throws IOException {
        MultivaluedHashMap<String, String> headers = new MultivaluedHashMap<>();
        headers.putSingle("Content-Encoding", "UTF-8");
        byte[] json = "{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(new JsonBody().isReadable(Body.class, Body.class, new Annotation[0], MediaType.TEXT_PLAIN_TYPE))
                .isTrue();
        assertThat(new JsonBody()
                        .readFrom(
                                (Class) Body.class,
                                Body.class,
                                new Annotation[0],
                                MediaType.TEXT_PLAIN_TYPE,
                                headers,
                                new ByteArrayInputStream(json)))
                .isEqualTo(new Body("x", null, null, null, null));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Body read(String json) throws IOException {
        return (Body) new JsonBody()
                .readFrom(
                        (Class) Body.class,
                        Body.class,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
