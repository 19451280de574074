package slipway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges answers by the official schema: with a validator, and by the properties that must all be there. */
final class AnswerJudge {
    private static final String UUID_PATTERN = "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$";

    /** Keywords that say nothing about values, or by whose ids references would lead elsewhere. */
    private static final List<String> NO_RULES = List.of(
            "links",
            "$schema",
            "example",
            "default",
            "stability",
            "strictProperties",
            "readOnly",
            "readonly",
            "identity",
            "deprecated",
            "optional");

    /**
     * What the schema lacks: the official CLI reads an app's process_tier, and asks for hours where it is eco; and an
     * invoice says of what lines it is made.
     */
    private static final Set<String> BESIDE = Set.of("process_tier", "lines");

    private final OfficialSchema official;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);
    private final JsonNode definitions;

    AnswerJudge(OfficialSchema official) {
        this.official = official;
        this.definitions = clean(official.root().path("definitions"), true);
    }

    /** What is wrong with an answer; nothing when it is as the schema says. */
    List<String> differences(JsonNode schema, JsonNode answer) {
        List<String> differences = new ArrayList<>();
        ObjectNode judge = JsonNodeFactory.instance.objectNode();
        judge.put("$schema", "http://json-schema.org/draft-04/schema#");
        judge.set("definitions", definitions);
        judge.putArray("allOf").add(clean(schema, false));
        registry.getSchema(judge)
                .validate(answer)
                .forEach(error ->
                        differences.add(anyItem(error.getInstanceLocation().toString()) + " " + error.getMessage()));
        compareProperties("", schema, answer, differences);
        return differences.stream().distinct().toList();
    }

    /** The place without the numbers of a list's items, which are all alike. */
    private static String anyItem(String place) {
        return place.replaceAll("/\\d+", "/*");
    }

    private void compareProperties(String path, JsonNode reference, JsonNode value, List<String> differences) {
        JsonNode schema = official.resolve(reference);
        if (value.isArray() && schema.has("items")) {
            for (JsonNode item : value) {
                compareProperties(path + "/*", schema.path("items"), item, differences);
            }
        } else if (value.isObject() && schema.has("properties")) {
            JsonNode properties = schema.path("properties");
            for (Map.Entry<String, JsonNode> property : properties.properties()) {
                if (value.has(property.getKey())) {
                    compareProperties(
                            path + "/" + property.getKey(),
                            property.getValue(),
                            value.path(property.getKey()),
                            differences);
                } else {
                    differences.add(path + "/" + property.getKey() + " is not there");
                }
            }
            if (schema.path("strictProperties").asBoolean()) {
                value.fieldNames().forEachRemaining(name -> {
                    if (!properties.has(name) && !BESIDE.contains(name)) {
                        differences.add(path + "/" + name + " is not in the schema");
                    }
                });
            }
        }
    }

    /**
     * The same rules for a validator of draft 4.
     *
     * @param names whether the fields are names that the schema chose, such as those of properties
     */
    private static JsonNode clean(JsonNode node, boolean names) {
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(clean(item, false)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            boolean rule = names
                    || !(NO_RULES.contains(name)
                            || (name.equals("id") && field.getValue().isTextual()));
            if (rule) {
                boolean namesBelow = !names
                        && List.of("properties", "definitions", "patternProperties")
                                .contains(name);
                copy.set(name, clean(field.getValue(), namesBelow));
            }
        }
        if (!names && copy.path("format").asText().equals("uuid") && !copy.has("pattern")) {
            copy.put("pattern", UUID_PATTERN);
        }
        return copy;
    }
}
