package slipway.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import slipway.api.http.PlatformApi;
import slipway.api.schema.BuiltRoute;

/** All routes of the API as they are registered, and the table of who may use each. */
final class RouteTable {
    static final List<BuiltRoute> ROUTES = BuiltRoute.of(new PlatformApi().getClasses());

    private static final Map<String, Set<String>> NEEDS = read();

    private RouteTable() {}

    /** Method and path with nameless parameters. */
    static String name(BuiltRoute route) {
        return route.method() + " " + route.shape();
    }

    /** The words of the table; none where the table lacks the route. */
    static Set<String> needs(BuiltRoute route) {
        return NEEDS.getOrDefault(name(route), Set.of());
    }

    /** Routes that need one of the words, those that take something away last, and of these the whole app last. */
    static Stream<BuiltRoute> routes(String... words) {
        return ROUTES.stream()
                .filter(route -> !Collections.disjoint(needs(route), Arrays.asList(words)))
                .sorted((a, b) ->
                        Boolean.compare(a.method().equals("DELETE"), b.method().equals("DELETE")));
    }

    /** Those without which clients do not work. */
    static List<String> mustRoutes() {
        return lines("must-routes.txt");
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> needs = new TreeMap<>();
        lines("route-permissions.txt").stream()
                .map(line -> line.split(" ", 3))
                .forEach(parts -> needs.put(parts[0] + " " + parts[1], Set.of(parts[2].split(" "))));
        return needs;
    }

    private static List<String> lines(String file) {
        try (InputStream in = RouteTable.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
