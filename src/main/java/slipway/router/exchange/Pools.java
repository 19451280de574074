package slipway.router.exchange;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.service.domains.WebDyno;

/** The connections of one loop that wait for another request, by where they lead to; the last used is the next. */
final class Pools {
    private final LoopRouter router;
    private final Map<WebDyno, Destination> dynos = new HashMap<>();
    private final Map<Destination, ArrayDeque<DynoLeg>> idle = new HashMap<>();

    Pools(LoopRouter router) {
        this.router = router;
    }

    Destination destination(WebDyno dyno) {
        Destination known = dynos.get(dyno);
        if (known == null) {
            forgetGone();
            known = new DynoDestination(dyno);
            dynos.put(dyno, known);
        }
        return known;
    }

    /** When new ones come old ones go. */
    private void forgetGone() {
        Iterator<Map.Entry<WebDyno, Destination>> all = dynos.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<WebDyno, Destination> each = all.next();
            if (each.getKey().isEnded()) {
                idle.remove(each.getValue());
                all.remove();
            }
        }
    }

    /** An open connection that nobody uses, or null. */
    @Nullable
    DynoLeg take(Destination destination) {
        ArrayDeque<DynoLeg> waiting = idle.get(destination);
        if (waiting == null) {
            return null;
        }
        long now = router.loop().now();
        for (DynoLeg leg = waiting.pollFirst(); leg != null; leg = waiting.pollFirst()) {
            if (leg.isFresh(now)) {
                return leg;
            }
            leg.close();
        }
        return null;
    }

    void give(DynoLeg leg) {
        idle.computeIfAbsent(leg.destination(), each -> new ArrayDeque<>()).addFirst(leg);
    }

    void remove(DynoLeg leg) {
        ArrayDeque<DynoLeg> waiting = idle.get(leg.destination());
        if (waiting != null) {
            waiting.remove(leg);
        }
    }
}
