package slipway.service.domains;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import slipway.service.domains.AppRoute.Absence;

/** An app's route for tests: deployed, one web dyno wanted, and whatever a test says beside. */
public final class RouteOf {
    private final UUID app;
    private final Set<String> hosts;
    private boolean maintenance;
    private boolean blank;
    private int wanted = 1;
    private Absence absence = Absence.CRASHED;
    private List<WebDyno> up = List.of();
    private boolean affinity;
    private boolean closes;
    private boolean ignoresBots;
    private OwnPages pages = OwnPages.NONE;

    public RouteOf(UUID app, Set<String> hosts) {
        this.app = app;
        this.hosts = hosts;
    }

    /** The same app with the same dynos, and nothing else of it. */
    public RouteOf(AppRoute usual) {
        this(usual.appId(), usual.hosts());
        up = usual.up();
        wanted = usual.wanted();
    }

    public RouteOf up(List<WebDyno> dynos) {
        up = dynos;
        return this;
    }

    public RouteOf wanted(int dynos) {
        wanted = dynos;
        return this;
    }

    /** No dyno takes requests, for this reason. */
    public RouteOf absent(Absence why) {
        up = List.of();
        absence = why;
        return this;
    }

    public RouteOf maintenance() {
        maintenance = true;
        return this;
    }

    public RouteOf blank() {
        blank = true;
        return this;
    }

    public RouteOf affinity() {
        affinity = true;
        return this;
    }

    public RouteOf closingConnections() {
        closes = true;
        return this;
    }

    public RouteOf ignoringBots() {
        ignoresBots = true;
        return this;
    }

    public RouteOf pages(OwnPages own) {
        pages = own;
        return this;
    }

    public AppRoute route() {
        return new AppRoute(app, hosts, maintenance, blank, wanted, absence, up, affinity, closes, ignoresBots, pages);
    }
}
