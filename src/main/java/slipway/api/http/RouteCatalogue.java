package slipway.api.http;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The routes of the official Platform API schema, built or not, so that "not yet" can be told from "no such thing". */
@ApplicationScoped
public class RouteCatalogue {
    private record Route(String method, Pattern path) {}

    private List<Route> routes = List.of();

    @PostConstruct
    void load() {
        try (InputStream in = RouteCatalogue.class.getResourceAsStream("platform-api-routes.txt")) {
            if (in == null) {
                throw new IllegalStateException("platform-api-routes.txt is not in the WAR");
            }
            routes = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(RouteCatalogue::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isOfficial(String method, String path) {
        return routes.stream()
                .anyMatch(route -> route.method().equals(method)
                        && route.path().matcher(path).matches());
    }

    /** A line such as {@code GET /apps/{}/builds}. */
    private static Route parse(String line) {
        String[] parts = line.split(" ");
        return new Route(parts[0], Pattern.compile(parts[1].replace("{}", "[^/]+")));
    }
}
