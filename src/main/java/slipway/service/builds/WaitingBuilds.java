package slipway.service.builds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Tells builds that cannot begin yet how many are before them: those of their own app, and others while all threads are
 * taken. Told anew whenever the number falls.
 */
final class WaitingBuilds {
    private final int atOnce;
    private final BiConsumer<UUID, Integer> tell;

    /** Builds that have not ended, by the order in which they were asked for, with their apps. */
    private final Map<UUID, UUID> all = new LinkedHashMap<>();

    private final Collection<UUID> begun = new ArrayList<>();
    private final Map<UUID, Integer> told = new HashMap<>();

    WaitingBuilds(int atOnce, BiConsumer<UUID, Integer> tell) {
        this.atOnce = atOnce;
        this.tell = tell;
    }

    synchronized void add(UUID build, UUID app) {
        all.put(build, app);
        tellAll();
    }

    synchronized void begin(UUID build) {
        begun.add(build);
        told.remove(build);
        tellAll();
    }

    synchronized void end(UUID build) {
        all.remove(build);
        begun.remove(build);
        told.remove(build);
        tellAll();
    }

    private void tellAll() {
        List<UUID> before = new ArrayList<>();
        all.forEach((build, app) -> {
            if (!begun.contains(build)) {
                int ahead = ahead(before, app);
                if (ahead > 0 && told.getOrDefault(build, Integer.MAX_VALUE) > ahead) {
                    told.put(build, ahead);
                    tell.accept(build, ahead);
                }
            }
            before.add(build);
        });
    }

    /** A free thread waits for nobody but the same app's builds. */
    private int ahead(List<UUID> before, UUID app) {
        if (before.size() >= atOnce) {
            return before.size();
        }
        return (int) before.stream().filter(build -> app.equals(all.get(build))).count();
    }
}
