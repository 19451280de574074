package slipway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Heroku's published schema of the Platform API, which lies beside the project as {@code shared/}. */
final class OfficialSchema {
    /** Names the file where it is not beside the project. */
    private static final String LOCATION = "TEST_PLATFORM_API_SCHEMA";

    private static final Path FILE = Path.of("shared", "heroku-platform-api-schema.json");
    private static final String ADVICE = "NOT TESTED: Heroku's schema of the Platform API is not here. Put it at"
            + " ../shared/heroku-platform-api-schema.json beside the project, or name it with " + LOCATION + ".";

    private final JsonNode root;

    private OfficialSchema(JsonNode root) {
        this.root = root;
    }

    /** The file is data, and in no clone of the project: its absence is said aloud, but fails nothing. */
    static boolean isHere() {
        boolean here = find().isPresent();
        if (!here) {
            System.err.println(ADVICE);
        }
        return here;
    }

    static OfficialSchema load() {
        try {
            return new OfficialSchema(
                    new ObjectMapper().readTree(find().orElseThrow().toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find() {
        String location = System.getenv(LOCATION);
        return location == null ? besideTheProject() : Optional.of(Path.of(location));
    }

    private static Optional<Path> besideTheProject() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(FILE))
                .filter(Files::isReadable)
                .findFirst();
    }

    JsonNode root() {
        return root;
    }

    /** Every route, in the order of the file. */
    List<OfficialLink> links() {
        List<OfficialLink> links = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        root.path("definitions")
                .forEach(definition -> definition.path("links").forEach(link -> {
                    OfficialLink first = new OfficialLink(link, 1);
                    links.add(new OfficialLink(link, seen.merge(first.route(), 1, Integer::sum)));
                }));
        return links;
    }

    /** What a schema is after its reference within the document is followed. */
    JsonNode resolve(JsonNode schema) {
        JsonNode resolved = schema;
        while (resolved.has("$ref")) {
            resolved = root.at(resolved.path("$ref").asText().substring(1));
        }
        return resolved;
    }

    /** The JSON types that a schema allows; none where it does not say. */
    List<String> types(JsonNode schema) {
        JsonNode resolved = resolve(schema);
        List<String> types = new ArrayList<>();
        resolved.path("type").forEach(type -> types.add(type.asText()));
        if (resolved.path("type").isTextual()) {
            types.add(resolved.path("type").asText());
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            resolved.path(choice).forEach(option -> types.addAll(types(option)));
        }
        return types;
    }
}
