package slipway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests that must be refused: each is a valid one with a single thing made wrong. */
final class SpoiledRequests {
    /** Longer than anything that a request may hold, and within the megabyte of a whole body. */
    private static final int TOO_LONG = 300_000;

    private static final String UNKNOWN = "no_such_property";

    /**
     * A wrong request.
     *
     * @param property what its refusal must name
     */
    record Spoiled(String what, String property, JsonNode body) {}

    private final OfficialSchema official;
    private final List<Spoiled> made = new ArrayList<>();

    private SpoiledRequests(OfficialSchema official) {
        this.official = official;
    }

    /** All that can be made of a link's schema and a request that fits it. */
    static List<Spoiled> of(OfficialSchema official, JsonNode schema, ObjectNode valid) {
        SpoiledRequests requests = new SpoiledRequests(official);
        requests.spoil(official.resolve(schema), valid, valid, "");
        return requests.made;
    }

    /** Spoils the object {@code part} of {@code whole}, of which copies are taken while it is wrong. */
    private void spoil(JsonNode schema, ObjectNode whole, ObjectNode part, String path) {
        if (!schema.has("properties") || schema.has("patternProperties")) {
            return;
        }
        keep(whole, part, UNKNOWN, JsonNodeFactory.instance.numberNode(1), "unknown " + path + UNKNOWN);
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            spoilProperty(whole, part, path, property.getKey(), official.resolve(property.getValue()));
        }
        for (JsonNode required : schema.path("required")) {
            if (part.has(required.asText())) {
                keep(whole, part, required.asText(), null, "missing " + path + required.asText());
            }
        }
    }

    private void spoilProperty(ObjectNode whole, ObjectNode part, String path, String name, JsonNode schema) {
        List<String> types = official.types(schema);
        wrongValues(types).forEach((what, value) -> keep(whole, part, name, value, what + " for " + path + name));
        if (types.contains("string") && !schema.has("enum")) {
            JsonNode text = JsonNodeFactory.instance.textNode("x".repeat(TOO_LONG));
            keep(whole, part, name, text, "over-long " + path + name);
        }
        JsonNode present = part.path(name);
        if (present instanceof ObjectNode object) {
            spoil(schema, whole, object, path + name + ".");
        } else if (present.isArray() && present.path(0) instanceof ObjectNode first) {
            spoil(official.resolve(schema.path("items")), whole, first, path + name + ".");
        }
    }

    private static Map<String, JsonNode> wrongValues(List<String> types) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (!types.isEmpty() && !types.contains("number")) {
            values.put("number", JsonNodeFactory.instance.numberNode(12.5));
        }
        if (!types.isEmpty() && !types.contains("object")) {
            values.put("object", JsonNodeFactory.instance.objectNode().put("a", 1));
        }
        if (types.contains("boolean") && !types.contains("string")) {
            values.put("text", JsonNodeFactory.instance.textNode("true"));
        }
        return values;
    }

    /** Sets a value, or removes it for null, takes a copy of the whole, and puts things right again. */
    private void keep(ObjectNode whole, ObjectNode part, String name, JsonNode value, String what) {
        JsonNode before = part.get(name);
        if (value == null) {
            part.remove(name);
        } else {
            part.set(name, value);
        }
        made.add(new Spoiled(what, name, whole.deepCopy()));
        if (before == null) {
            part.remove(name);
        } else {
            part.set(name, before);
        }
    }

    /** What is wrong with the refusal of a spoiled request; empty when it is as it should be. */
    static String difference(Spoiled spoiled, int status, JsonNode answer) {
        if (status != 400 && status != 422) {
            return spoiled.what() + " is answered by " + status;
        }
        boolean complete =
                answer.path("id").isTextual() && answer.path("message").isTextual();
        boolean names = answer.path("message").asText().contains(spoiled.property());
        return complete && names ? "" : spoiled.what() + " is refused without its name: " + shortened(answer);
    }

    private static String shortened(JsonNode answer) {
        String text = answer.toString();
        return text.substring(0, Math.min(text.length(), 200));
    }
}
