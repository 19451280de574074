package slipway.api.http.caller;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.model.ForbiddenException;
import slipway.model.NotFoundException;
import slipway.service.addons.partners.Partner;

/** What providers' tokens are good for (Dev Center, "Platform API for Partners"): what is not here is closed to them. */
final class PartnerRoutes {
    private record Route(Pattern method, Pattern path) {}

    private static final String ADD_ON = "addons/([^/]+)";

    private static final List<Route> ROUTES = List.of(
            route("GET|HEAD", ADD_ON),
            route("GET|HEAD|PATCH", ADD_ON + "/config"),
            route("POST", ADD_ON + "/actions/(?:provision|deprovision)"),
            route("GET|HEAD|POST", ADD_ON + "/webhooks"),
            route("GET|HEAD|PATCH|DELETE", ADD_ON + "/webhooks/[^/]+"),
            route("GET|HEAD", ADD_ON + "/webhook-(?:deliveries|events)(?:/[^/]+)?"));

    private PartnerRoutes() {}

    /**
     * @throws ForbiddenException for every other route
     * @throws NotFoundException for every other add-on
     */
    static void require(String method, String path, Partner partner) {
        Matcher matching = ROUTES.stream()
                .filter(route -> route.method().matcher(method).matches())
                .map(route -> route.path().matcher(path))
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(() -> new ForbiddenException("A provider's token is good only for its add-on."));
        if (!partner.isOf(matching.group(1))) {
            throw new NotFoundException("add_on");
        }
    }

    private static Route route(String method, String path) {
        return new Route(Pattern.compile(method), Pattern.compile(path));
    }
}
