package slipway.integration.addons.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;
import slipway.service.addons.providers.Answer;
import slipway.service.addons.registry.Manifest;

/** What is made of what providers answer. */
class AnswersTest {
    private static final Manifest MANIFEST = new Manifest(
            "acme",
            "Acme",
            Optional.empty(),
            List.of("ACME_URL", "ACME_KEY"),
            "ACME",
            "password",
            "salty-salt",
            Set.of("syslog_drain"),
            List.of(),
            URI.create("https://acme.example"),
            Optional.empty(),
            List.of());

    private final Answers answers = new Answers(MANIFEST);

    private static ProviderReply reply(int status, String body) {
        return new ProviderReply(status, body);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void takesWhatWasMade(int status) {
        ProviderReply reply =
                reply(status, "{\"id\":\"7\",\"message\":\"Hi\\nyou\",\"config\":{\"ACME_URL\":\"x\"},\"more\":[1]}");
        assertThat(answers.provision(reply))
                .isEqualTo(
                        new Answer.Done(Optional.of("7"), Optional.of("Hi you"), Optional.of(Map.of("ACME_URL", "x"))));
    }

    @Test
    void takesNumbersForIdsAsTheOldestProvidersSendThem() {
        assertThat(answers.provision(reply(201, "{\"id\":7}")))
                .isEqualTo(new Answer.Done(Optional.of("7"), Optional.empty(), Optional.empty()));
    }

    @Test
    void leavesConfigAsItIsWhereTheAnswerSetsNothing() {
        for (String body : List.of("", "{}", "{\"config\":null}", "{\"config\":{}}")) {
            assertThat(answers.provision(reply(200, body))).isEqualTo(Answer.Done.SILENTLY);
        }
    }

    @Test
    void knowsWhatIsStillBeingMade() {
        assertThat(answers.provision(reply(202, "{\"id\":\"7\",\"message\":\"Soon.\"}")))
                .isEqualTo(new Answer.Accepted(Optional.of("7"), Optional.of("Soon.")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"config\":{\"DATABASE_URL\":\"mine\"}}",
                "{\"config\":{\"ACME_URL\":5}}",
                "{\"config\":{\"ACME_URL\":null}}",
                "{\"config\":[\"ACME_URL\"]}",
                "{\"config\":{\"ACME_URL\":\"a\\u0000b\"}}",
                "{\"id\":{}}",
                "[1]",
                "5",
                "<h1>Hello</h1>",
                "{\"id\":\"7\"} more",
            })
    void believesNoLie(String body) {
        assertThatThrownBy(() -> answers.provision(reply(201, body))).isInstanceOf(InvalidParamsException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | {\"message\":\"Not in your region.\"} | Not in your region.",
                "422 | <h1> | Acme did not do it: it answered 422.",
                "422 | {} | Acme did not do it: it answered 422.",
                "401 | {\"message\":\"x\"} | Acme did not do it: it answered 401.",
                "409 | {} | Acme did not do it: it answered 409.",
                "410 | {} | Acme did not do it: it answered 410.",
            })
    void tellsWhatWasRefused(int status, String body, String message) {
        assertThat(answers.provision(reply(status, body))).isEqualTo(new Answer.Refused(message));
    }

    @Test
    void takesBackWhatMayHaveBeenDoneBeforeARedirect() {
        assertThat(answers.provision(reply(302, "")))
                .isEqualTo(new Answer.Refused("Acme did not do it: it answered 302.", true));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 425, 429})
    void triesAgainWhatFailedForNow(int status) {
        assertThat(answers.provision(reply(status, "{}"))).isInstanceOf(Answer.Unavailable.class);
        assertThat(answers.changePlan(reply(status, "{}"))).isInstanceOf(Answer.Unavailable.class);
        assertThat(answers.deprovision(reply(status, "{}"))).isInstanceOf(Answer.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void takesWhatIsGoneForEnded(int status) {
        assertThat(answers.deprovision(reply(status, "oops"))).isEqualTo(Answer.Done.SILENTLY);
    }

    /** Only what is said to be gone for good ends what people pay for. */
    @Test
    void endsWhatIsGoneWhenItsPlanIsToChange() {
        assertThat(answers.changePlan(reply(410, ""))).isInstanceOf(Answer.Gone.class);
        assertThat(answers.changePlan(reply(404, ""))).isInstanceOf(Answer.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 422, 302})
    void endsNothingByARefusalToEndIt(int status) {
        assertThat(answers.deprovision(reply(status, "{}"))).isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void endsItWhateverTheAnswersBodyIs() {
        assertThat(answers.deprovision(reply(204, ""))).isEqualTo(Answer.Done.SILENTLY);
        assertThat(answers.deprovision(reply(200, "bye"))).isEqualTo(Answer.Done.SILENTLY);
        assertThat(answers.deprovision(reply(202, ""))).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void findsWhereLogsAreWanted() {
        assertThat(answers.drainUrl(reply(201, "{\"log_drain_url\":\"https://logs.example\"}")))
                .contains("https://logs.example");
        assertThat(answers.drainUrl(reply(201, "{}"))).isEmpty();
        assertThat(answers.drainUrl(reply(422, "{\"log_drain_url\":\"https://logs.example\"}")))
                .isEmpty();
    }

    @Test
    void neverPrintsAnAnswer() {
        assertThat(reply(200, "secret")).hasToString("ProviderReply[200]");
    }
}
