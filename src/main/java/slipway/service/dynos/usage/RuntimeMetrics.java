package slipway.service.dynos.usage;

import java.util.Locale;
import java.util.OptionalLong;
import slipway.model.dynos.Dyno;
import slipway.service.dynos.runtime.Usage;

/** A sample as Heroku writes it to the log (Dev Center, "log-runtime-metrics"). */
public final class RuntimeMetrics {
    private final Dyno dyno;
    private final UsageSample sample;

    public RuntimeMetrics(Dyno dyno, UsageSample sample) {
        this.dyno = dyno;
        this.sample = sample;
    }

    public String load() {
        return String.format(
                Locale.ROOT,
                "%s sample#load_avg_1m=%.2f sample#load_avg_5m=%.2f sample#load_avg_15m=%.2f",
                source(),
                sample.load().minute(),
                sample.load().fiveMinutes(),
                sample.load().quarter());
    }

    public String memory(int quotaMb) {
        Usage usage = sample.usage();
        return source()
                + megabytes("total", usage.memory() + usage.cache())
                + megabytes("rss", usage.rss())
                + megabytes("cache", usage.cache())
                + megabytes("swap", usage.swap())
                + pages("pgpgin", usage.pagesIn())
                + pages("pgpgout", usage.pagesOut())
                + String.format(Locale.ROOT, " sample#memory_quota=%d.00MB", quotaMb);
    }

    private String source() {
        return "source=%s dyno=heroku.%s.%s".formatted(dyno.name(), dyno.appId(), dyno.id());
    }

    private static String megabytes(String what, long bytes) {
        return String.format(Locale.ROOT, " sample#memory_%s=%.2fMB", what, Usage.megabytes(bytes));
    }

    private static String pages(String what, OptionalLong count) {
        return count.isPresent() ? " sample#memory_%s=%dpages".formatted(what, count.getAsLong()) : "";
    }
}
