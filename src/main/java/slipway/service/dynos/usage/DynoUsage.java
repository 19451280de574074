package slipway.service.dynos.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import slipway.model.Moment;
import slipway.service.dynos.runtime.Usage;

/** The last hour of what each dyno took, in memory: it is not worth a row, and begins anew with the platform. */
@ApplicationScoped
public class DynoUsage {
    /** An hour of one every 20 s. */
    private static final int KEPT = 180;

    private final Map<UUID, Deque<UsageSample>> samples = new ConcurrentHashMap<>();

    public UsageSample add(UUID dynoId, Usage usage) {
        Deque<UsageSample> known = samples.computeIfAbsent(dynoId, id -> new ArrayDeque<>());
        synchronized (known) {
            UsageSample last = known.peekLast();
            var now = Moment.now();
            Load load =
                    last == null ? Load.none() : last.load().after(Duration.between(last.at(), now), usage.runnable());
            UsageSample sample = new UsageSample(now, usage, load);
            known.add(sample);
            if (known.size() > KEPT) {
                known.remove();
            }
            return sample;
        }
    }

    /** The oldest first. */
    public List<UsageSample> of(UUID dynoId) {
        Deque<UsageSample> known = samples.get(dynoId);
        if (known == null) {
            return List.of();
        }
        synchronized (known) {
            return List.copyOf(known);
        }
    }

    public void forget(UUID dynoId) {
        samples.remove(dynoId);
    }
}
