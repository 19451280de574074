package slipway.router.rules;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import slipway.config.RouterSettings;
import slipway.service.domains.AppRoute;
import slipway.service.domains.RouteTable;
import slipway.service.domains.WebDyno;
import slipway.service.dynos.sleep.AppWaker;

/** Decides, for each request and from the route table alone, which dyno gets it, whether it waits, or why it fails. */
public final class AppRouter implements AutoCloseable {
    /** Dynos tried before the router gives up (Dev Center, "HTTP routing"). */
    private static final int MAX_ATTEMPTS = 10;

    /** How long a dyno that took no connection is left alone (Dev Center, "HTTP routing"). */
    private static final Duration QUARANTINE = Duration.ofSeconds(5);

    /** Time for the reconciler to notice that a dyno which refuses connections is gone. */
    private static final Duration SECOND_THOUGHTS = Duration.ofSeconds(1);

    /** How often a request looks whether a dyno that was full or quarantined takes it now. */
    private static final Duration SECOND_LOOK = Duration.ofMillis(50);

    private final RouteTable routes;
    private final AppWaker waker;
    private final RouterSettings options;
    private final DynoChoice choice;
    private final WaitingRoom waitingRoom;

    public AppRouter(RouteTable routes, AppWaker waker, RouterSettings options) {
        this.routes = routes;
        this.waker = waker;
        this.options = options;
        choice = new DynoChoice(options.choice() == RouterSettings.Choice.LEAST_LOADED, options.perDyno());
        waitingRoom = new WaitingRoom(options.backlog());
        routes.watch(waitingRoom::routeChanged);
    }

    @Override
    public void close() {
        waitingRoom.close();
    }

    /** Requests that wait for a dyno of the app. */
    public WaitingRoom waitingRoom() {
        return waitingRoom;
    }

    /** Finds out what becomes of a request, now or after it has waited. */
    public void dispatch(Visit visit) {
        AppRoute route = routes.get(visit.host());
        if (route == null) {
            visit.refuseUnknownHost();
        } else if (route.maintenance()) {
            visit.refuse(RouterError.H80);
        } else if (route.blank()) {
            visit.refuse(RouterError.H81);
        } else if (route.wanted() == 0) {
            visit.refuse(RouterError.H14);
        } else if (!route.up().isEmpty()) {
            forward(route, visit);
        } else {
            absent(route, visit);
        }
    }

    private void absent(AppRoute route, Visit visit) {
        switch (route.absence()) {
            case BOOTING -> await(route, visit, remaining(visit), RouterError.H20);
            case ASLEEP -> {
                if (visit.wakesNobody()) {
                    visit.refuse(RouterError.Z10);
                } else {
                    await(route, visit, remaining(visit), RouterError.H20);
                    waker.wake(route.appId());
                }
            }
            case OUT_OF_HOURS -> visit.refuse(RouterError.H82);
            case CRASHED -> visit.refuse(RouterError.H10);
        }
    }

    private void forward(AppRoute route, Visit visit) {
        List<WebDyno> up = route.up();
        WebDyno chosen = choice.choose(up, visit.wantedDyno(), System.nanoTime());
        if (chosen != null) {
            visit.forward(chosen);
        } else if (remaining(visit).isZero()) {
            visit.refuse(RouterError.H34);
        } else {
            await(route, visit, SECOND_LOOK, null);
        }
    }

    /** @param timeUp why the request fails after the wait; null to look again instead */
    private void await(AppRoute route, Visit visit, Duration atMost, @Nullable RouterError timeUp) {
        long ticket = visit.ticket();
        Runnable again = () -> onItsLoop(visit, ticket, () -> dispatch(visit));
        Runnable refuse = timeUp == null ? again : () -> onItsLoop(visit, ticket, () -> visit.refuse(timeUp));
        Runnable leave = waitingRoom.enter(route.appId(), atMost, again, refuse);
        if (leave == null) {
            visit.refuse(RouterError.H11);
            return;
        }
        visit.waits(leave);
        if (!route.equals(routes.get(visit.host()))) {
            // The change came before anybody waited for it.
            waitingRoom.routeChanged(route.appId());
        }
    }

    private static void onItsLoop(Visit visit, long ticket, Runnable action) {
        visit.loop().execute(() -> {
            if (visit.ticket() == ticket) {
                action.run();
            }
        });
    }

    /** What is left of the time that a request may wait for a dyno. */
    private Duration remaining(Visit visit) {
        Duration left = options.longestWait().minusNanos(visit.age());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * A dyno took no connection, and has nothing of the request therefore: others are tried. That one is left alone for a
     * while, unless it ends anyway.
     */
    public void notConnected(Visit visit, WebDyno dyno, boolean refused) {
        dyno.quarantine(System.nanoTime() + QUARANTINE.toNanos());
        RouterError error = refused ? RouterError.H21 : RouterError.H19;
        AppRoute route = routes.get(visit.host());
        if (route == null || visit.attempts() >= MAX_ATTEMPTS) {
            visit.refuse(error);
        } else if (othersLeft(route.up())) {
            dispatch(visit);
        } else if (route.up().size() > 1) {
            await(route, visit, SECOND_LOOK, null);
        } else {
            await(route, visit, SECOND_THOUGHTS, error);
        }
    }

    private static boolean othersLeft(List<WebDyno> up) {
        long now = System.nanoTime();
        for (WebDyno dyno : up) {
            if (!dyno.isQuarantined(now)) {
                return true;
            }
        }
        return false;
    }
}
