package slipway.service.monitoring.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.monitoring.Resolution;
import slipway.service.metrics.AppMeter;
import slipway.service.metrics.MeteredApps;
import slipway.service.monitoring.MonitoredApps;

/**
 * Writes down what was measured in the minutes that are over. What cannot be written stays in the meters, for two hours at
 * most, and is written another time; writing the same again changes nothing, so that an end in the middle does no harm.
 */
@ApplicationScoped
public class MetricsRecorder {
    private static final Logger LOG = Logger.getLogger(MetricsRecorder.class.getName());

    @Inject
    MonitoredApps monitored;

    @Inject
    MeteredApps metered;

    @Inject
    SlotRecords records;

    /** Tells what this process has measured from what others have. */
    private final UUID source = UUID.randomUUID();

    /** Learns which apps are monitored. */
    public void refresh() {
        monitored.refresh();
    }

    /** Writes down the minutes before a moment, in which all those who measure have handed on what they had. */
    public void record(Instant now) {
        lookAtDynos(now);
        Instant present = Resolution.MINUTE.slotOf(now);
        write(present, now);
    }

    /** Writes down all there is, the minute that is under way included: nothing more is measured by this process. */
    public void recordAll(Instant now) {
        write(Resolution.MINUTE.slotOf(now).plus(Resolution.MINUTE.step()), now);
    }

    private void lookAtDynos(Instant now) {
        for (SlotRecords.Dynos dynos : records.lookAtDynos()) {
            metered.of(dynos.appId()).ifPresent(meter -> meter.dynos(dynos.type(), dynos.up(), dynos.wanted(), now));
        }
    }

    private void write(Instant before, Instant now) {
        Map<UUID, AppMeter> meters = metered.all();
        List<SlotRow> rows = new ArrayList<>();
        meters.values()
                .forEach(meter -> meter.close(before)
                        .forEach((start, types) -> types.forEach((type, measures) -> rows.add(SlotRow.of(
                                meter.addOnId(), start, type, Resolution.MINUTE.minutes(), source, measures)))));
        if (!rows.isEmpty()) {
            records.write(rows);
        }
        long lost = 0;
        for (AppMeter meter : meters.values()) {
            meter.forget(before);
            lost += meter.takeLost();
        }
        if (lost > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} minutes of apps are missing in their metrics, since they could not be written in time ({1})",
                    new Object[] {lost, now});
        }
    }

    /** Lets what is old become coarser, and forgets what no plan keeps. */
    public void tidyUp(Instant now) {
        rollUp(Resolution.MINUTE, Resolution.TEN_MINUTES, now);
        rollUp(Resolution.TEN_MINUTES, Resolution.HOUR, now);
        records.sweep(now);
    }

    private void rollUp(Resolution fine, Resolution coarse, Instant now) {
        Instant before = coarse.slotOf(now.minus(fine.kept()));
        records.withSlotsBefore(fine, before).forEach(addOn -> records.rollUp(addOn, fine, coarse, before));
    }
}
