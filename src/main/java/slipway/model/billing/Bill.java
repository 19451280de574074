package slipway.model.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an account has used in a month up to a moment, added up from the ledger: a pure function of its lines. */
public record Bill(BillingMonth month, List<BillLine> lines) {
    /** What is added up in one line. */
    private record Key(UUID appId, String kind, String plan, int centsPerMonth) {}

    public Bill {
        lines = List.copyOf(lines);
    }

    /** @param usage of one account, of any time */
    public static Bill of(Collection<UsageInterval> usage, BillingMonth month, Instant now) {
        Map<Key, Map<String, Duration>> times = new LinkedHashMap<>();
        Map<UUID, String> names = new LinkedHashMap<>();
        usage.stream().sorted(Comparator.comparing(UsageInterval::startedAt)).forEach(line -> {
            Duration time = line.within(month.start(), month.end(), now);
            if (!time.isZero()) {
                times.computeIfAbsent(key(line), none -> new LinkedHashMap<>())
                        .merge(line.resourceName(), time, Duration::plus);
                names.put(line.appId(), line.appName());
            }
        });
        List<BillLine> lines = new ArrayList<>();
        times.forEach((key, byPlace) -> lines.add(line(key, names.getOrDefault(key.appId(), ""), seconds(byPlace))));
        lines.sort(Comparator.comparing(BillLine::appName)
                .thenComparing(BillLine::appId)
                .thenComparing(BillLine::plan)
                .thenComparing(BillLine::centsPerMonth));
        return new Bill(month, lines);
    }

    private static Key key(UsageInterval line) {
        return new Key(
                line.appId(), line.kind(), line.terms().plan(), line.terms().centsPerMonth());
    }

    private static long seconds(Map<String, Duration> byPlace) {
        return byPlace.values().stream()
                .mapToLong(time -> Math.min(time.toSeconds(), BillLine.SECONDS_OF_A_MONTH))
                .sum();
    }

    private static BillLine line(Key key, String appName, long seconds) {
        return new BillLine(
                key.appId(),
                appName,
                key.kind(),
                key.plan(),
                key.centsPerMonth(),
                seconds,
                BillLine.cents(seconds, key.centsPerMonth()));
    }

    /** US cents. */
    public long cents() {
        return lines.stream().mapToLong(BillLine::cents).sum();
    }

    /** The same of one app. */
    public long centsOf(UUID appId) {
        return lines.stream()
                .filter(line -> line.appId().equals(appId))
                .mapToLong(BillLine::cents)
                .sum();
    }
}
