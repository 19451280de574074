package slipway.service.dynos.sleep;

import java.util.List;
import java.util.UUID;

/**
 * How many apps sleep, and what that saves.
 *
 * @param awake apps with a dyno that runs
 * @param napping apps whose dynos are frozen
 * @param asleep apps whose dynos are stopped
 * @param nappingDynos the frozen ones
 * @param wakes of the last day, the oldest first
 */
public record SleepReport(long awake, long napping, long asleep, List<UUID> nappingDynos, List<WakeTimes.Wake> wakes) {
    public SleepReport {
        nappingDynos = List.copyOf(nappingDynos);
        wakes = List.copyOf(wakes);
    }
}
