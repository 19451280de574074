package slipway.web.dynos;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import slipway.service.access.Actor;
import slipway.service.dynos.Overview;
import slipway.service.dynos.OverviewService;

/** Reads an app and what it runs once in a request, however many parts of its page show it. */
@RequestScoped
public class Glance {
    @Inject
    OverviewService overviews;

    private final Map<String, Overview> known = new HashMap<>();

    public Overview at(Actor actor, String app) {
        return known.computeIfAbsent(app, name -> overviews.require(actor, name));
    }
}
