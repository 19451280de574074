package slipway.web.billing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.service.dynos.runtime.Usage;
import slipway.service.dynos.sleep.SleepReport;
import slipway.service.dynos.sleep.SleepService;
import slipway.service.dynos.usage.DynoUsage;
import slipway.service.dynos.usage.UsageSample;
import slipway.web.shared.Loading;
import slipway.web.shared.SignedIn;

/** How many apps sleep, what that gives back, and how fast they wake. */
@Named
@RequestScoped
public class SleepPart {
    @Inject
    SignedIn signedIn;

    @Inject
    SleepService sleep;

    @Inject
    DynoUsage usages;

    private @Nullable SleepReport report;
    private @Nullable WakeChart chart;

    public @Nullable SleepReport getReport() {
        if (report == null) {
            Loading.of(() -> report = sleep.report(signedIn.actor()));
        }
        return report;
    }

    /** MiB of frozen dynos that are in swap or zram instead of memory, as they were measured last. */
    public long getGivenBackMb() {
        SleepReport found = getReport();
        return found == null
                ? 0
                : Math.round(found.nappingDynos().stream()
                        .flatMap(dyno -> usages.of(dyno).stream().reduce((before, last) -> last).stream())
                        .mapToDouble(SleepPart::swapped)
                        .sum());
    }

    private static double swapped(UsageSample sample) {
        return Usage.megabytes(sample.usage().swap());
    }

    public @Nullable WakeChart getChart() {
        SleepReport found = getReport();
        if (chart == null && found != null) {
            chart = WakeChart.of(found.wakes(), Moment.now());
        }
        return chart;
    }
}
