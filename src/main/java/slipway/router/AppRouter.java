package slipway.router;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import slipway.config.Settings;
import slipway.service.domains.AppRoute;
import slipway.service.domains.RouteTable;
import slipway.service.domains.WebDyno;
import slipway.service.logs.LogRouter;

/** Decides, for each visit and from the route table alone, which dyno gets it, whether it waits, or why it fails. */
@ApplicationScoped
public class AppRouter {
    /** Dynos tried before the router gives up (Dev Center, "HTTP routing"). */
    private static final int MAX_ATTEMPTS = 10;

    /** How long a dyno that took no connection is left alone (Dev Center, "HTTP routing"). */
    private static final Duration QUARANTINE = Duration.ofSeconds(5);

    /** Time for the reconciler to notice that a dyno which refuses connections is gone. */
    private static final Duration SECOND_THOUGHTS = Duration.ofSeconds(1);

    private static final Duration QUARANTINE_CHECK = Duration.ofMillis(250);

    @Inject
    RouteTable routes;

    @Inject
    LogRouter logs;

    @Inject
    Settings settings;

    private final WaitingRoom waitingRoom = new WaitingRoom();
    private PlatformHosts hosts = new PlatformHosts("localhost");

    @PostConstruct
    void listen() {
        hosts = new PlatformHosts(settings.domain());
        routes.watch(waitingRoom::routeChanged);
    }

    @PreDestroy
    void close() {
        waitingRoom.close();
    }

    boolean isPlatform(String host) {
        return hosts.isOwn(host);
    }

    /** Takes a request for an app, and answers it sooner or later. */
    void accept(String host, Request request, Response response, Callback callback, ProxyEngine engine) {
        Optional<AppRoute> route = routes.find(host);
        if (route.isEmpty()) {
            ErrorPages.noSuchApp(request, response, callback);
            return;
        }
        // The log line is written when all is over; the visit is known only after this.
        Visit[] self = new Visit[1];
        Callback whenOver = Callback.from(callback, () -> over(route.get(), Objects.requireNonNull(self[0])));
        self[0] = new Visit(host, request, response, whenOver);
        dispatch(self[0], engine);
    }

    private void dispatch(Visit visit, ProxyEngine engine) {
        visit.request().setAttribute(ProxyEngine.class.getName(), engine);
        AppRoute route = routes.find(visit.host()).orElse(null);
        if (route == null) {
            ErrorPages.noSuchApp(visit.request(), visit.response(), visit.callback());
        } else if (route.maintenance()) {
            fail(visit, RouterError.H80);
        } else if (route.blank()) {
            fail(visit, RouterError.H81);
        } else if (route.wanted() == 0) {
            fail(visit, RouterError.H14);
        } else if (route.up().isEmpty()) {
            if (route.booting()) {
                await(route, visit, engine, remaining(visit), RouterError.H20);
            } else {
                fail(visit, RouterError.H10);
            }
        } else {
            forward(route, visit, engine);
        }
    }

    private void forward(AppRoute route, Visit visit, ProxyEngine engine) {
        WebDyno chosen = choose(route.up());
        if (chosen == null) {
            // Each of them is quarantined or was retired a moment ago: look again soon.
            boolean inTime = !remaining(visit).isZero();
            await(route, visit, engine, inTime ? QUARANTINE_CHECK : Duration.ZERO, inTime ? null : RouterError.H21);
            return;
        }
        visit.forwardTo(chosen);
        engine.carry(visit, this);
    }

    /** A random dyno that lets the request in; none where all are quarantined or on their way out. */
    private static @Nullable WebDyno choose(List<WebDyno> up) {
        long now = System.nanoTime();
        int first = ThreadLocalRandom.current().nextInt(up.size());
        for (int i = 0; i < up.size(); i++) {
            WebDyno dyno = up.get((first + i) % up.size());
            if (!dyno.isQuarantined(now) && dyno.enter()) {
                return dyno;
            }
        }
        return null;
    }

    /** @param timeUp why the visit fails after the wait; null to look again instead */
    private void await(AppRoute route, Visit visit, ProxyEngine engine, Duration atMost, @Nullable RouterError timeUp) {
        Runnable again = () -> dispatch(visit, engine);
        waitingRoom.enter(route.appId(), atMost, again, timeUp == null ? again : () -> fail(visit, timeUp));
    }

    /** What is left of the time that a request may wait for a dyno. */
    private Duration remaining(Visit visit) {
        Duration left = settings.routerWait().minusNanos(visit.age());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The engine could not connect; nothing of the request has reached the dyno. */
    void notConnected(Visit visit, boolean refused) {
        WebDyno dyno = Objects.requireNonNull(visit.dyno());
        dyno.leave();
        dyno.quarantine(System.nanoTime() + QUARANTINE.toNanos());
        ProxyEngine engine = (ProxyEngine) visit.request().getAttribute(ProxyEngine.class.getName());
        RouterError error = refused ? RouterError.H21 : RouterError.H19;
        AppRoute route = routes.find(visit.host()).orElse(null);
        boolean othersLeft =
                route != null && route.up().stream().anyMatch(other -> !other.isQuarantined(System.nanoTime()));
        if (route == null || visit.attempts() >= MAX_ATTEMPTS) {
            fail(visit, error);
        } else if (othersLeft) {
            dispatch(visit, engine);
        } else {
            await(route, visit, engine, SECOND_THOUGHTS, error);
        }
    }

    /** The dyno had the request and gave no answer; it is not sent again, since it may have done its work already. */
    void noAnswer(Visit visit, RouterError error) {
        Objects.requireNonNull(visit.dyno()).leave();
        fail(visit, error);
    }

    /** The dyno ended in the middle of its answer; the visitor can only be cut off. */
    void brokenOff(Visit visit, RouterError error, Throwable failure) {
        visit.fail(error);
        visit.callback().failed(failure);
    }

    private static void fail(Visit visit, RouterError error) {
        visit.fail(error);
        ErrorPages.write(visit, error);
    }

    private void over(AppRoute route, Visit visit) {
        WebDyno dyno = visit.dyno();
        RouterError error = visit.error();
        boolean leftAlready = error != null && error != RouterError.H15 && error != RouterError.H18;
        if (dyno != null && !leftAlready) {
            dyno.leave();
        }
        logs.platform(
                route.appId(), "router", RouterLine.of(visit, visit.response().getStatus()));
    }
}
