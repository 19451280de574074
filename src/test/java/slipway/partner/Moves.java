package slipway.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the example provider is to do next instead of what it should, by method: a status with a message ({@code
 * 422:No.}), {@code slow:MILLIS}, {@code hold} until released, {@code lost} after the deed, lies ({@code undeclared}, {@code
 * wrong-type}, {@code huge}, {@code redirect}, {@code html}, {@code array}), or answers that come later ({@code async},
 * {@code async-early}, {@code async-twice}, {@code async-fail}, {@code async-never}).
 */
final class Moves {
    private final Map<String, Queue<String>> expected = new ConcurrentHashMap<>();
    private volatile CountDownLatch gate = new CountDownLatch(1);

    void expect(String method, JsonNode words) {
        Queue<String> queue = expected.computeIfAbsent(method, key -> new ConcurrentLinkedQueue<>());
        queue.clear();
        words.forEach(word -> queue.add(word.asText()));
    }

    void release() {
        gate.countDown();
        gate = new CountDownLatch(1);
    }

    Move next(String method) {
        String word =
                expected.getOrDefault(method, new ConcurrentLinkedQueue<>()).poll();
        return new Move(word == null ? "" : word, gate);
    }

    record Move(String word, CountDownLatch gate) {
        boolean failsBefore() {
            return word.matches("\\d{3}(:.*)?");
        }

        boolean isAsynchronous() {
            return word.startsWith("async");
        }

        /** A refusal or failure before anything was done. */
        void answer(HttpExchange exchange) throws IOException {
            String message = word.length() > 4 ? word.substring(4) : "as told";
            ExampleProvider.answer(
                    exchange, Integer.parseInt(word.substring(0, 3)), "{\"message\":\"" + message + "\"}");
        }

        /** The answer to something that was done, or what it makes of it. */
        void answer(HttpExchange exchange, int status, String body) throws IOException {
            String kind = word.replaceFirst(":.*", "");
            switch (kind) {
                case "" -> ExampleProvider.answer(exchange, status, body);
                case "slow" -> {
                    await(Long.parseLong(word.substring("slow:".length())));
                    ExampleProvider.answer(exchange, status, body);
                }
                case "hold" -> {
                    await(TimeUnit.MINUTES.toMillis(2));
                    ExampleProvider.answer(exchange, status, body);
                }
                case "lost" -> exchange.close();
                case "undeclared" ->
                    ExampleProvider.answer(exchange, status, "{\"id\":\"1\",\"config\":{\"DATABASE_URL\":\"mine\"}}");
                case "wrong-type" ->
                    ExampleProvider.answer(exchange, status, "{\"id\":\"1\",\"config\":{\"ACME_URL\":{\"a\":1}}}");
                case "huge" ->
                    ExampleProvider.answer(
                            exchange, status, "{\"id\":\"1\",\"message\":\"" + "x".repeat(200_000) + "\"}");
                case "redirect" -> {
                    exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data");
                    ExampleProvider.answer(exchange, 302, "");
                }
                case "html" -> ExampleProvider.answer(exchange, status, "<h1>Under maintenance</h1>");
                case "array" -> ExampleProvider.answer(exchange, status, "[1]");
                default -> throw new IllegalStateException(word);
            }
        }

        private void await(long millis) {
            try {
                gate.await(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
