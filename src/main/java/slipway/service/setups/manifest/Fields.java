package slipway.service.setups.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the fields of JSON objects by their types, and collects a complaint for each that has another one. */
final class Fields {
    private final String prefix;
    private final List<String> errors;

    Fields() {
        this("", new ArrayList<>());
    }

    private Fields(String prefix, List<String> errors) {
        this.prefix = prefix;
        this.errors = errors;
    }

    /** The same for an object at {@code path}; complaints are collected with the others. */
    Fields below(String path) {
        return new Fields(prefix + path + ".", errors);
    }

    List<String> errors() {
        return errors;
    }

    void complain(String field, String what) {
        errors.add(prefix + field + " " + what);
    }

    Optional<String> text(JsonNode parent, String field) {
        JsonNode node = present(parent, field);
        if (node.isTextual() || node.isMissingNode()) {
            return Optional.ofNullable(node.textValue());
        }
        complain(field, "must be a text");
        return Optional.empty();
    }

    /** An address that a browser may be sent to: others, such as {@code javascript:}, are refused. */
    Optional<String> url(JsonNode parent, String field) {
        Optional<String> url = text(parent, field).filter(text -> !text.isBlank());
        if (url.filter(text -> !isHttp(text)).isPresent()) {
            complain(field, "must be an http or https URL");
            return Optional.empty();
        }
        return url;
    }

    boolean flag(JsonNode parent, String field, boolean usual) {
        JsonNode node = present(parent, field);
        if (!node.isBoolean() && !node.isMissingNode()) {
            complain(field, "must be true or false");
        }
        return node.asBoolean(usual);
    }

    Optional<Integer> number(JsonNode parent, String field) {
        JsonNode node = present(parent, field);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isInt() || node.intValue() < 0) {
            complain(field, "must be a whole number, 0 or more");
            return Optional.empty();
        }
        return Optional.of(node.intValue());
    }

    /** An empty object where there is none. */
    JsonNode object(JsonNode parent, String field) {
        JsonNode node = present(parent, field);
        if (!node.isObject() && !node.isMissingNode()) {
            complain(field, "must be an object");
        }
        return node.isObject() ? node : JsonNodeFactory.instance.objectNode();
    }

    /** An empty list where there is none. */
    JsonNode list(JsonNode parent, String field) {
        JsonNode node = present(parent, field);
        if (!node.isArray() && !node.isMissingNode()) {
            complain(field, "must be a list");
        }
        return node.isArray() ? node : JsonNodeFactory.instance.arrayNode();
    }

    /** Null says the same as leaving it out. */
    private static JsonNode present(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        return node.isNull() ? JsonNodeFactory.instance.missingNode() : node;
    }

    private static boolean isHttp(String text) {
        try {
            URI uri = new URI(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
