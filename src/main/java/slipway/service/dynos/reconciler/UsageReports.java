package slipway.service.dynos.reconciler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import slipway.config.Settings;
import slipway.model.apps.AppFeature;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoSize;
import slipway.model.dynos.DynoState;
import slipway.service.apps.AppFinder;
import slipway.service.dynos.reconciler.passes.DynoRecords;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.dynos.runtime.Excess;
import slipway.service.dynos.runtime.Usage;
import slipway.service.dynos.sizes.DynoSizes;
import slipway.service.dynos.usage.DynoUsage;
import slipway.service.dynos.usage.RuntimeMetrics;
import slipway.service.dynos.usage.UsageSample;
import slipway.service.metrics.MeteredApps;

/** What follows from what dynos take: it is kept, logged where the app wants it, and too much of it has an end. */
@ApplicationScoped
public class UsageReports {
    @Inject
    DynoRecords records;

    @Inject
    AppFinder apps;

    @Inject
    DynoSizes sizes;

    @Inject
    DynoUsage usages;

    @Inject
    DynoRuntime runtime;

    @Inject
    MeteredApps metered;

    @Inject
    DynoLog dynoLog;

    @Inject
    Settings settings;

    void accept(UUID dynoId, Usage usage) {
        records.find(dynoId).filter(Dyno::isLive).ifPresent(dyno -> {
            UsageSample sample = usages.add(dynoId, usage);
            DynoSize size = sizes.of(dyno.size());
            if (dyno.state() == DynoState.NAPPING) {
                return;
            }
            log(dyno, sample, size);
            measure(dyno, sample, size);
            if (usage.memoryMb() > size.mostMemoryMb()) {
                runtime.kill(dynoId);
                dynoLog.vastlyOverQuota(dyno, usage.memoryMb(), size.memoryMb());
            } else if (usage.memoryMb() > size.memoryMb()) {
                dynoLog.overQuota(dyno, usage.memoryMb(), size.memoryMb());
            }
        });
    }

    private void measure(Dyno dyno, UsageSample sample, DynoSize size) {
        if (!dyno.isOneOff()) {
            metered.of(dyno.appId())
                    .ifPresent(meter -> meter.look(
                            dyno.type(),
                            sample.usage().memoryMb(),
                            size.memoryMb(),
                            sample.load().minute(),
                            sample.at()));
        }
    }

    private void log(Dyno dyno, UsageSample sample, DynoSize size) {
        if (apps.findById(dyno.appId())
                .filter(app -> app.has(AppFeature.LOG_RUNTIME_METRICS))
                .isPresent()) {
            RuntimeMetrics metrics = new RuntimeMetrics(dyno, sample);
            dynoLog.metrics(dyno, metrics.load());
            dynoLog.metrics(dyno, metrics.memory(size.memoryMb()));
        }
    }

    /** By the time that this is told, the machine may have ended the dyno, or only one of its processes. */
    void exceeded(UUID dynoId, Excess excess) {
        // Whatever becomes of the rest: it is told only once.
        runtime.kill(dynoId);
        records.find(dynoId).ifPresent(dyno -> {
            DynoSize size = sizes.of(dyno.size());
            switch (excess) {
                case MEMORY -> dynoLog.vastlyOverQuota(dyno, size.mostMemoryMb(), size.memoryMb());
                case DISK -> dynoLog.diskFull(dyno, settings.ceilings().dynoDiskMb());
            }
        });
    }

    void forget(UUID dynoId) {
        usages.forget(dynoId);
    }
}
