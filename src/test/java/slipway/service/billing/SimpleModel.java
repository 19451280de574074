package slipway.service.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What should be billed, found out in the plainest way there is: every second of every dyno is put into its month one by
 * one, as it passes.
 */
final class SimpleModel {
    /** What is added up together. */
    record What(UUID owner, UUID app, String size, int cents, boolean free, String dyno) {}

    private static final BigDecimal MONTH = BigDecimal.valueOf(720 * 3_600L);

    private final Map<UUID, What> running = new HashMap<>();
    private final Map<String, Map<What, Long>> byMonth = new TreeMap<>();

    /** From now on, the dyno's seconds are these; null for none. */
    void runs(UUID dyno, What what) {
        if (what == null) {
            running.remove(dyno);
        } else {
            running.put(dyno, what);
        }
    }

    What of(UUID dyno) {
        return running.get(dyno);
    }

    /** @param from what the clock of the ledger says at the beginning */
    void pass(Instant from, long seconds) {
        long left = seconds;
        Instant at = from;
        while (left > 0) {
            Instant monthsEnd = at.atOffset(ZoneOffset.UTC)
                    .toLocalDate()
                    .withDayOfMonth(1)
                    .plusMonths(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            long part = Math.min(left, monthsEnd.getEpochSecond() - at.getEpochSecond());
            String month = at.toString().substring(0, 7);
            Map<What, Long> sums = byMonth.computeIfAbsent(month, none -> new HashMap<>());
            running.values().forEach(what -> sums.merge(what, part, Long::sum));
            at = at.plusSeconds(part);
            left -= part;
        }
    }

    /** The dyno did not run for the last seconds after all. */
    void takeBack(UUID dyno, Instant from, long seconds) {
        What what = running.get(dyno);
        Map<UUID, What> others = new HashMap<>(running);
        running.clear();
        running.put(dyno, what);
        Map<String, Map<What, Long>> before = new TreeMap<>();
        byMonth.forEach((month, sums) -> before.put(month, new HashMap<>(sums)));
        pass(from, seconds);
        byMonth.forEach((month, sums) -> sums.replaceAll((each, sum) -> {
            long had = before.getOrDefault(month, Map.of()).getOrDefault(each, 0L);
            return each.equals(what) ? 2 * had - sum : sum;
        }));
        running.clear();
        running.putAll(others);
    }

    List<String> months() {
        return new ArrayList<>(byMonth.keySet());
    }

    /** Seconds that take of the owner's pool. */
    long pooled(UUID owner, String month) {
        return byMonth.getOrDefault(month, Map.of()).entrySet().stream()
                .filter(entry ->
                        entry.getKey().owner().equals(owner) && entry.getKey().free())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long seconds(UUID owner, String month) {
        return byMonth.getOrDefault(month, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().owner().equals(owner))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long cents(UUID owner, String month) {
        Map<List<Object>, Long> lines = new HashMap<>();
        byMonth.getOrDefault(month, Map.of()).forEach((what, seconds) -> {
            if (what.owner().equals(owner)) {
                // Of one place, a month has 720 hours at most.
                lines.merge(
                        List.of(what.app(), what.size(), what.cents()),
                        Math.min(seconds, MONTH.longValueExact()),
                        Long::sum);
            }
        });
        return lines.entrySet().stream()
                .mapToLong(line -> BigDecimal.valueOf(line.getValue())
                        .multiply(BigDecimal.valueOf((Integer) line.getKey().get(2)))
                        .divide(MONTH, 0, RoundingMode.HALF_UP)
                        .longValueExact())
                .sum();
    }
}
