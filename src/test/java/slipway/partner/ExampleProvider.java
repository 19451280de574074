package slipway.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A provider as Heroku's documents describe one (Dev Center, "Add-on Partner API Reference", "Add-on Single Sign-on"): a
 * program of its own that knows nothing of this platform. Tests tell it over {@code /control} how to misbehave.
 */
public final class ExampleProvider {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCES = "/heroku/resources";
    private static final String THINGS = "/things/";

    private final String basic;
    private final String salt;
    private final String prefix;
    private final Ledger ledger = new Ledger();
    private final Moves moves = new Moves();
    private final List<ObjectNode> calls = new CopyOnWriteArrayList<>();
    private final Map<String, String> things = new ConcurrentHashMap<>();
    private volatile String clientSecret = "";

    private ExampleProvider(String id, String password, String salt, String prefix) {
        String pair = id + ":" + password;
        this.basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        this.salt = salt;
        this.prefix = prefix;
    }

    /** Arguments: id, password, SSO salt, prefix of config vars; and a port, if it is to be a certain one. */
    public static void main(String[] args) throws IOException {
        ExampleProvider provider = new ExampleProvider(args[0], args[1], args[2], args[3]);
        int port = args.length > 4 ? Integer.parseInt(args[4]) : 0;
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/control", provider::control);
        server.createContext(RESOURCES, provider::resources);
        server.createContext("/sso", provider::signOn);
        server.createContext(THINGS, provider::things);
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private void control(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!body.isEmpty()) {
                JsonNode order = JSON.readTree(body);
                clientSecret = order.path("client_secret").asText(clientSecret);
                order.path("moves").properties().forEach(each -> moves.expect(each.getKey(), each.getValue()));
                ledger.end(order.path("forget").asText());
                if (order.has("call_back")) {
                    callBack(order.path("call_back").asText());
                }
                if (order.path("release").asBoolean()) {
                    moves.release();
                }
            }
            ObjectNode state = JSON.createObjectNode();
            state.set("resources", ledger.toJson());
            ArrayNode all = state.putArray("calls");
            calls.forEach(all::add);
            answer(exchange, 200, state.toString());
        }
    }

    private void resources(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonNode body = text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
            ObjectNode call = note(exchange, body);
            if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "{\"message\":\"who are you?\"}");
                return;
            }
            String path = exchange.getRequestURI().getPath();
            String id = method.equals("POST") ? body.path("uuid").asText() : path.substring(path.lastIndexOf('/') + 1);
            Moves.Move move = moves.next(method);
            if (move.failsBefore()) {
                move.answer(exchange);
            } else {
                Answered answered = act(exchange, method, id, body);
                if (move.isAsynchronous()) {
                    new PlatformCalls(body, clientSecret, prefix).callBack(move, exchange, calls);
                } else {
                    move.answer(exchange, answered.status(), answered.body());
                }
            }
            call.put("answered", true);
        }
    }

    private record Answered(int status, String body) {}

    private Answered act(HttpExchange exchange, String method, String id, JsonNode body) {
        return switch (method) {
            case "POST" -> {
                // What a customer gets is a thing at a URL, in which something can be put.
                boolean fresh = ledger.make(id, body.path("plan").asText());
                ObjectNode made =
                        JSON.createObjectNode().put("id", "acme-" + id).put("message", "Welcome to Acme!");
                made.putObject("config")
                        .put(prefix + "_URL", thing(exchange, id))
                        .put(prefix + "_TOKEN", "token-of-" + id);
                if (body.has("log_drain_token")) {
                    made.put("log_drain_url", "https://logs.acme.example/" + id);
                }
                yield new Answered(fresh ? 201 : 200, made.toString());
            }
            case "PUT" ->
                ledger.change(id, body.path("plan").asText())
                        ? new Answered(
                                200, "{\"message\":\"Now " + body.path("plan").asText() + ".\"}")
                        : new Answered(410, "{}");
            case "DELETE" -> ledger.end(id) ? new Answered(204, "") : new Answered(410, "{}");
            default -> new Answered(405, "{}");
        };
    }

    private void callBack(String id) throws IOException {
        for (ObjectNode call : List.copyOf(calls)) {
            if (call.at("/body/uuid").asText().equals(id)) {
                new PlatformCalls(call.path("body"), clientSecret, prefix).finish(calls);
            }
        }
    }

    private static String thing(HttpExchange exchange, String id) {
        return "http://127.0.0.1:" + exchange.getLocalAddress().getPort() + THINGS + id;
    }

    /** What customers use: a text that can be put and got while they pay for it. */
    private void things(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = exchange.getRequestURI().getPath().substring(THINGS.length());
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (ledger.has(id) && exchange.getRequestMethod().equals("PUT")) {
                things.put(id, text);
            }
            boolean there = ledger.has(id) && things.containsKey(id);
            answer(exchange, there ? 200 : 404, there ? things.get(id) : "");
        }
    }

    private ObjectNode note(HttpExchange exchange, JsonNode body) {
        ObjectNode call = JSON.createObjectNode()
                .put("method", exchange.getRequestMethod())
                .put("path", exchange.getRequestURI().toString())
                .put("accept", exchange.getRequestHeaders().getFirst("Accept"));
        call.set("body", body);
        calls.add(call);
        return call;
    }

    /** The page that people are sent to: whoever cannot prove where they come from is not let in. */
    private void signOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form =
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String time = form.getOrDefault("timestamp", "0");
            boolean timely = Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(time)) < 300;
            String user = form.get("user_id") + ":" + form.get("email");
            boolean proven = isSame(form.get("token"), hash("SHA-1", form.get("id") + ":" + salt + ":" + time))
                    && isSame(
                            form.get("resource_token"),
                            hash("SHA-1", form.get("resource_id") + ":" + salt + ":" + time))
                    && isSame(
                            form.get("user_scoped_resource_token"),
                            hash("SHA-256", form.get("resource_id") + ":" + salt + ":" + time + ":" + user));
            boolean known = ledger.has(form.getOrDefault("resource_id", ""));
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            answer(
                    exchange,
                    proven && timely && known ? 200 : 403,
                    proven
                            ? "<!DOCTYPE html><title>Acme</title><h1>Welcome, " + form.get("email") + "</h1><p id=app>"
                                    + form.get("app") + "</p>"
                            : "<!DOCTYPE html><title>Acme</title><h1>Not allowed</h1>");
        }
    }

    private static boolean isSame(String given, String right) {
        return MessageDigest.isEqual(
                Optional.ofNullable(given).orElse("").getBytes(StandardCharsets.UTF_8),
                right.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
