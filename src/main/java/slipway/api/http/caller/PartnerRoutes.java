package slipway.api.http.caller;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.model.ForbiddenException;
import slipway.model.NotFoundException;
import slipway.service.addons.partners.Partner;

/** What providers' tokens are good for (Dev Center, "Platform API for Partners"): what is not here is closed to them. */
final class PartnerRoutes {
    private record Route(Pattern method, Pattern path) {}

    private static final String ADD_ON = "addons/([^/]+)";
    private static final String APP = "apps/([^/]+)";

    /** About the app that the add-on is billed to, and who has to do with it. */
    private static final List<Route> OF_APP =
            List.of(route("GET|HEAD", APP), route("GET|HEAD", APP + "/collaborators"));

    private static final List<Route> ROUTES = List.of(
            route("GET|HEAD", ADD_ON),
            route("GET|HEAD|PATCH", ADD_ON + "/config"),
            route("POST", ADD_ON + "/actions/(?:provision|deprovision)"),
            route("GET|HEAD", ADD_ON + "/addon-attachments"),
            route("GET|HEAD", ADD_ON + "/log-drains"),
            route("PUT", ADD_ON + "/log-drains/[^/]+"),
            route("GET|HEAD|POST", ADD_ON + "/webhooks"),
            route("GET|HEAD|PATCH|DELETE", ADD_ON + "/webhooks/[^/]+"),
            route("GET|HEAD", ADD_ON + "/webhook-(?:deliveries|events)(?:/[^/]+)?"));

    private PartnerRoutes() {}

    /**
     * @throws ForbiddenException for every other route
     * @throws NotFoundException for every other add-on or app
     */
    static void require(String method, String path, Partner partner) {
        Optional<String> app = named(OF_APP, method, path);
        if (app.isPresent()) {
            if (!partner.isOfApp(app.get())) {
                throw new NotFoundException("app");
            }
            return;
        }
        String addOn = named(ROUTES, method, path)
                .orElseThrow(() -> new ForbiddenException("A provider's token is good only for its add-on."));
        if (!partner.isOf(addOn)) {
            throw new NotFoundException("add_on");
        }
    }

    /** What the path of one of the routes is about. */
    private static Optional<String> named(List<Route> routes, String method, String path) {
        return routes.stream()
                .filter(route -> route.method().matcher(method).matches())
                .map(route -> route.path().matcher(path))
                .filter(Matcher::matches)
                .map(matching -> matching.group(1))
                .findFirst();
    }

    private static Route route(String method, String path) {
        return new Route(Pattern.compile(method), Pattern.compile(path));
    }
}
