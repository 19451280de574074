package slipway.web.addons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import slipway.model.addons.Plan;
import slipway.service.billing.money.Dollars;

/**
 * A plan as people compare it.
 *
 * @param facts what its service keeps to, in words, in the same order for every plan
 */
public record PlanView(
        String name, String shortName, String humanName, String price, String description, List<String> facts) {
    private static final long MEGABYTE = 1L << 20;
    private static final long GIGABYTE = 1L << 30;

    static PlanView of(Plan plan) {
        return new PlanView(
                plan.name(),
                plan.shortName(),
                plan.humanName(),
                plan.isFree() ? "free" : Dollars.of(plan.centsPerMonth()) + " a month",
                plan.description(),
                facts(plan));
    }

    /** In a list to choose from. */
    public String label() {
        return price.equals("free") ? humanName + " (free)" : humanName + ", " + price;
    }

    private static List<String> facts(Plan plan) {
        Map<String, String> limits = plan.limits();
        List<String> facts = new ArrayList<>();
        number(limits, "bytes").map(PlanView::size).ifPresent(facts::add);
        number(limits, "connections").map(n -> n + " connections").ifPresent(facts::add);
        number(limits, "statement_seconds")
                .map(n -> n == 0 ? "statements as long as they take" : "statements up to " + n / 60 + " min")
                .ifPresent(facts::add);
        number(limits, "backups").map(n -> n + " backups kept").ifPresent(facts::add);
        number(limits, "credentials")
                .map(n -> n + (n == 1 ? " credential" : " credentials"))
                .ifPresent(facts::add);
        number(limits, "persistent")
                .map(n -> n == 0 ? "in memory only" : "kept on disk")
                .ifPresent(facts::add);
        number(limits, "hours")
                .map(n -> n / 24 + (n == 24 ? " day" : " days") + " of history")
                .ifPresent(facts::add);
        number(limits, "alerts").map(n -> n + " alerts").ifPresent(facts::add);
        return facts;
    }

    private static Optional<Long> number(Map<String, String> limits, String name) {
        return Optional.ofNullable(limits.get(name)).map(Long::valueOf);
    }

    /** Such as {@code 100 MB}. */
    public static String size(long bytes) {
        return bytes >= GIGABYTE && bytes % GIGABYTE == 0
                ? bytes / GIGABYTE + " GB"
                : String.format(Locale.ROOT, "%.0f MB", (double) bytes / MEGABYTE);
    }
}
