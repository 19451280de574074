package slipway.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A route of the official schema.
 *
 * @param link as the schema has it
 * @param number which of the links with this method and path it is
 */
record OfficialLink(JsonNode link, int number) {
    String method() {
        return link.path("method").asText();
    }

    /** The path with nameless parameters, such as {@code /apps/{}/builds}. */
    String shape() {
        return link.path("href").asText().replaceAll("\\{[^}]*}", "{}");
    }

    /** Method and shape. */
    String route() {
        return method() + " " + shape();
    }

    /** What tells it from all others. */
    String name() {
        return route() + (number == 1 ? "" : " #" + number);
    }

    JsonNode schema() {
        return link.path("schema");
    }

    JsonNode targetSchema() {
        return link.path("targetSchema");
    }

    boolean isCreation() {
        return method().equals("POST") && link.path("rel").asText().equals("create");
    }
}
