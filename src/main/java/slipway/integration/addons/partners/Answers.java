package slipway.integration.addons.partners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import slipway.model.InvalidParamsException;
import slipway.service.addons.partners.PartnerConfig;
import slipway.service.addons.providers.Answer;
import slipway.service.addons.registry.Manifest;

/**
 * Reads what a provider answered (Dev Center, "Add-on Partner API Reference"). What says that something was done, but is
 * not what its manifest promises, is refused as a whole: no app gets half of it.
 */
final class Answers {
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int UNPROCESSABLE = 422;

    /** Statuses by which a server says: another time. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    /** Characters of what people are shown. */
    private static final int MAX_MESSAGE = 1_000;

    private static final int MAX_ID = 200;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Manifest manifest;

    Answers(Manifest manifest) {
        this.manifest = manifest;
    }

    /** Where the answer to a wish to make an add-on wants the log; empty where it does not. */
    Optional<String> drainUrl(ProviderReply reply) {
        return manifest.readsLogs() && isSuccess(reply.status())
                ? Optional.of(body(reply).path("log_drain_url"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                : Optional.empty();
    }

    Answer provision(ProviderReply reply) {
        return isSuccess(reply.status()) ? done(reply) : notDone(reply);
    }

    Answer changePlan(ProviderReply reply) {
        if (reply.status() == GONE) {
            return new Answer.Gone(manifest.name() + " does not have this add-on any more.");
        }
        return isSuccess(reply.status()) ? done(reply) : notDone(reply);
    }

    /** Nothing that a provider says to it keeps an add-on alive; what is no yes is asked again. */
    Answer deprovision(ProviderReply reply) {
        if (reply.status() == ACCEPTED) {
            return new Answer.Accepted(Optional.empty(), Optional.empty());
        }
        boolean gone = reply.status() == NOT_FOUND || reply.status() == GONE;
        return isSuccess(reply.status()) || gone
                ? Answer.Done.SILENTLY
                : new Answer.Unavailable("it answered " + reply.status());
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private Answer done(ProviderReply reply) {
        JsonNode body = body(reply);
        Optional<String> id = id(body.path("id"));
        Optional<String> message = message(body);
        if (reply.status() == ACCEPTED) {
            return new Answer.Accepted(id, message);
        }
        Map<String, String> config = config(body.path("config"));
        // An empty one says that nothing is set beside what was set by a call before.
        return new Answer.Done(id, message, Optional.of(config).filter(vars -> !vars.isEmpty()));
    }

    private Answer notDone(ProviderReply reply) {
        if (reply.status() >= 500 || LATER.contains(reply.status())) {
            return new Answer.Unavailable("it answered " + reply.status());
        }
        if (reply.status() < 400) {
            // Redirects are not followed; what was done before one is anybody's guess.
            return new Answer.Refused(refusal(reply), true);
        }
        Optional<String> said = reply.status() == UNPROCESSABLE ? said(reply) : Optional.empty();
        return new Answer.Refused(said.orElseGet(() -> refusal(reply)));
    }

    private String refusal(ProviderReply reply) {
        return "%s did not do it: it answered %d.".formatted(manifest.name(), reply.status());
    }

    /** The message for people, where there is one; a refusal counts without it as well. */
    private Optional<String> said(ProviderReply reply) {
        try {
            return message(body(reply));
        } catch (InvalidParamsException noJson) {
            return Optional.empty();
        }
    }

    private static JsonNode body(ProviderReply reply) {
        if (reply.body().isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode body = JSON.readTree(reply.body());
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException notJson) {
            // Said below, without the answer itself, in which there may be passwords.
        }
        throw new InvalidParamsException("its answer is no JSON object");
    }

    /** What it calls the add-on; the oldest providers use numbers. */
    private static Optional<String> id(JsonNode id) {
        if (id.isMissingNode() || id.isNull()) {
            return Optional.empty();
        }
        if (!(id.isTextual() || id.isIntegralNumber()) || id.asText().length() > MAX_ID) {
            throw new InvalidParamsException("id in its answer is no text of at most " + MAX_ID + " characters");
        }
        return Optional.of(id.asText());
    }

    private static Optional<String> message(JsonNode body) {
        return Optional.of(body.path("message"))
                .filter(JsonNode::isTextual)
                .map(text -> text.textValue().replaceAll("\\p{Cntrl}+", " ").strip())
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) + "..." : text);
    }

    private Map<String, String> config(JsonNode config) {
        Map<String, String> vars = new TreeMap<>();
        if (config.isMissingNode() || config.isNull()) {
            return vars;
        }
        if (!config.isObject()) {
            throw new InvalidParamsException("config in its answer is no object");
        }
        config.properties().forEach(entry -> {
            manifest.requireDeclared(entry.getKey());
            if (!entry.getValue().isTextual()) {
                throw new InvalidParamsException("config var " + entry.getKey() + " in its answer is no text");
            }
            vars.put(
                    entry.getKey(),
                    PartnerConfig.checked(entry.getKey(), entry.getValue().textValue()));
        });
        return vars;
    }
}
