package slipway.integration.payments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * As much of Stripe as Slipway uses, over real HTTP, answering as Stripe's API reference has it ("Checkout Sessions",
 * "Setup Intents", "Customers", "Errors"); with the page on which people type their card at {@code /pay/SESSION}.
 */
public final class StripeServer implements AutoCloseable {
    public static final String KEY = "sk_test_51SlipwayTopSecret";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Map<String, String>> sessions = new ConcurrentHashMap<>();
    private final Set<String> complete = ConcurrentHashMap.newKeySet();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int failure;
    private volatile String nonsense = "";
    private volatile Optional<UUID> lie = Optional.empty();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private StripeServer(HttpServer server) {
        this.server = server;
    }

    public static StripeServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StripeServer stripe = new StripeServer(server);
            server.setExecutor(stripe.threads);
            server.createContext("/v1/", stripe::api);
            server.createContext("/pay/", stripe::page);
            server.start();
            return stripe;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** As if the person had typed a card into the page. */
    public void complete(String session) {
        complete.add(session);
    }

    /** From now on answers with this status and Stripe's error object; 0 for no longer. */
    public void failWith(int status) {
        failure = status;
    }

    public void answerNonsense(String body) {
        nonsense = body;
    }

    /** Says of every session that it is this account's. */
    public void sayAllIsOf(UUID account) {
        lie = Optional.of(account);
    }

    /** Lets whoever asks wait for the answer. */
    public void holdAnswers() {
        gate = new CountDownLatch(1);
    }

    /** What was asked, such as {@code POST /v1/checkout/sessions mode=setup&...}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public Map<String, String> wishOf(String session) {
        return sessions.get(session);
    }

    private void api(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path + " " + body);
            gate.await();
            String key = exchange.getRequestHeaders().getFirst("Authorization");
            if (!("Bearer " + KEY).equals(key)) {
                error(exchange, 401);
            } else if (failure != 0) {
                error(exchange, failure);
            } else if (!nonsense.isEmpty()) {
                answer(exchange, 200, nonsense);
            } else {
                answer(exchange, path, form(body));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String path, Map<String, String> form) throws IOException {
        String last = path.substring(path.lastIndexOf('/') + 1);
        String route = exchange.getRequestMethod() + " " + path.substring(0, path.lastIndexOf('/'));
        if (route.equals("POST /v1/checkout")) {
            String id = "cs_test_" + UUID.randomUUID().toString().replace("-", "");
            sessions.put(id, form);
            answer(exchange, 200, session(id).toString());
        } else if (route.equals("GET /v1/checkout/sessions") && sessions.containsKey(last)) {
            answer(exchange, 200, session(last).toString());
        } else if (route.equals("DELETE /v1/customers") && last.startsWith("cus_") && gone.add(last)) {
            ObjectNode deleted = JSON.createObjectNode();
            deleted.put("id", last).put("object", "customer").put("deleted", true);
            answer(exchange, 200, deleted.toString());
        } else {
            error(exchange, 404);
        }
    }

    private ObjectNode session(String id) {
        Map<String, String> wish = sessions.get(id);
        boolean done = complete.contains(id);
        String customer = id.replace("cs_test_", "cus_");
        ObjectNode session = JSON.createObjectNode();
        session.put("id", id)
                .put("object", "checkout.session")
                .put("mode", wish.get("mode"))
                .put("status", done ? "complete" : "open")
                .put("client_reference_id", lie.map(UUID::toString).orElse(wish.get("client_reference_id")))
                .put("payment_status", "no_payment_required")
                .put("success_url", wish.get("success_url"))
                .put("url", done ? null : url() + "/pay/" + id)
                .put("customer", done ? customer : null);
        ObjectNode intent = session.putObject("setup_intent");
        intent.put("id", id.replace("cs_test_", "seti_"))
                .put("object", "setup_intent")
                .put("status", done ? "succeeded" : "requires_payment_method")
                .put("customer", done ? customer : null);
        if (done) {
            ObjectNode method = intent.putObject("payment_method");
            method.put("id", id.replace("cs_test_", "pm_"))
                    .put("object", "payment_method")
                    .put("type", "card")
                    .put("customer", gone.contains(customer) ? null : customer);
            method.putObject("card")
                    .put("brand", "visa")
                    .put("last4", "4242")
                    .put("exp_month", 8)
                    .put("exp_year", 2032);
        }
        return session;
    }

    private void page(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = exchange.getRequestURI().getPath().substring("/pay/".length());
            if (exchange.getRequestMethod().equals("POST")) {
                complete(id);
                String back = sessions.get(id).get("success_url").replace("{CHECKOUT_SESSION_ID}", id);
                exchange.getResponseHeaders().add("Location", back);
                exchange.sendResponseHeaders(303, -1);
            } else {
                exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
                String cancel = sessions.get(id).get("cancel_url");
                send(
                        exchange,
                        200,
                        "<!DOCTYPE html><html lang=\"en\"><head><title>Checkout</title><link rel=\"icon\" href=\"data:,\"></head>"
                                + "<body><h1>Checkout</h1><form method=\"post\"><button id=\"pay\">Save card</button></form>"
                                + "<a id=\"cancel\" href=\"" + cancel + "\">Back</a></body></html>");
            }
        }
    }

    private void error(HttpExchange exchange, int status) throws IOException {
        String type = switch (status) {
            case 402 -> "card_error";
            case 400, 401, 403, 404 -> "invalid_request_error";
            default -> "api_error";
        };
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error")
                .put("type", type)
                .put("code", status == 402 ? "card_declined" : status == 404 ? "resource_missing" : "some_code")
                .put("message", "Stripe's own words about " + KEY);
        answer(exchange, status, body.toString());
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Request-Id", "req_1");
        send(exchange, status, body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .filter(field -> field.contains("="))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
