package slipway.journey.load;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** How long requests took, by kind; to be printed, never asserted. */
final class Latencies {
    private final Map<String, Queue<Long>> nanos = new ConcurrentHashMap<>();

    <T> T measure(String kind, Supplier<T> request) {
        long begin = System.nanoTime();
        T answer = request.get();
        nanos.computeIfAbsent(kind, word -> new ConcurrentLinkedQueue<>()).add(System.nanoTime() - begin);
        return answer;
    }

    void print(String title) {
        nanos.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            List<Long> sorted = entry.getValue().stream().sorted().toList();
            System.out.printf(
                    "%s: %-22s %5d requests, p50 %6.1f ms, p99 %6.1f ms%n",
                    title, entry.getKey(), sorted.size(), at(sorted, 0.50), at(sorted, 0.99));
        });
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share))) / 1e6;
    }
}
