package slipway.journey.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.api.http.RouteCatalogue;

/** Every GET route of the official schema, with real names and ids in it; what is built later comes along by itself. */
final class Routes {
    private Routes() {}

    /**
     * Routes whose every parameter has a value.
     *
     * @param values by the word before the parameter, such as {@code apps}
     */
    static List<String> get(Map<String, String> values) {
        try (var in = RouteCatalogue.class.getResourceAsStream("platform-api-routes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("GET "))
                    .flatMap(line -> fill(line.substring("GET ".length()), values).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> fill(String route, Map<String, String> values) {
        List<String> filled = new ArrayList<>();
        String before = "";
        for (String word : route.split("/")) {
            String value = word.equals("{}") ? values.get(before) : word;
            if (value == null) {
                return Optional.empty();
            }
            filled.add(value);
            before = word;
        }
        return Optional.of(String.join("/", filled));
    }
}
