package slipway.integration.dynos.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A user of its own for each app that runs or builds here. An app nearly always gets the same one again, since the
 * search begins at a number made of its id: so nothing needs to be kept, and what it owns in caches fits.
 */
@ApplicationScoped
public class Uids {
    /** Above what people, services and containers are given by usual systems, and just below what old tar files hold. */
    public static final int FIRST = 2_000_000;

    public static final int LAST = 2_019_999;

    private static final int COUNT = LAST - FIRST + 1;

    private final Map<UUID, Lease> leases = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();

    /** The number of an app's user, which is not given to another app before each {@code lease} is given back. */
    public synchronized int lease(UUID appId) {
        Lease lease = leases.computeIfAbsent(appId, app -> new Lease(free(app)));
        lease.holders++;
        return lease.uid;
    }

    /** Takes up a lease of an earlier platform; one whose dynos had no user of their own must not make it anybody's. */
    public synchronized void adopt(UUID appId, int uid) {
        boolean usable = uid >= FIRST && uid <= LAST && !leases.containsKey(appId) && taken.add(uid);
        leases.computeIfAbsent(appId, app -> new Lease(usable ? uid : free(app))).holders++;
    }

    public synchronized void giveBack(UUID appId) {
        Lease lease = leases.get(appId);
        if (lease != null && --lease.holders == 0) {
            leases.remove(appId);
            taken.remove(lease.uid);
        }
    }

    private int free(UUID appId) {
        int begin = Math.floorMod(appId.hashCode(), COUNT);
        for (int step = 0; step < COUNT; step++) {
            int uid = FIRST + (begin + step) % COUNT;
            if (taken.add(uid)) {
                return uid;
            }
        }
        throw new IllegalStateException("All %d users for apps are taken".formatted(COUNT));
    }

    private static final class Lease {
        private final int uid;
        private int holders;

        private Lease(int uid) {
            this.uid = uid;
        }
    }
}
