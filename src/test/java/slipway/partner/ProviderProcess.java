package slipway.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import slipway.journey.ApiClient;
import slipway.journey.Http;
import slipway.journey.Platform;

/** The example provider as a process of its own, and its service as it is registered at a platform. */
public final class ProviderProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "password-of-the-provider";
    private static final String SALT = "salt-of-the-provider";

    /** With which the names of its config vars begin. */
    public static final String PREFIX = "ACME";

    private final String id = "acme-" + UUID.randomUUID().toString().substring(0, 8);
    private Process process;
    private int port;
    private String clientSecret = "";

    private ProviderProcess() {}

    public static ProviderProcess start() {
        ProviderProcess provider = new ProviderProcess();
        provider.launch();
        // It holds the test run's output open, which would wait for it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> provider.process.destroyForcibly()));
        return provider;
    }

    /** Starts it, at the port at which it was before, if it was. */
    public void launch() {
        try {
            String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classes,
                    ExampleProvider.class.getName(),
                    id,
                    PASSWORD,
                    SALT,
                    PREFIX));
            if (port > 0) {
                command.add(String.valueOf(port));
            }
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            port = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
            control("{\"client_secret\":\"" + clientSecret + "\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It is down, and has forgotten everything. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Registers its service, with a plan for nothing and one for 7 dollars; the API's user is its provider then. */
    public ProviderProcess registeredBy(ApiClient api, String... requires) {
        JsonNode pushed = api.post("/api/v3/addons", "{\"contents\":" + manifest(requires) + "}");
        clientSecret = pushed.path("client_secret").asText();
        control("{\"client_secret\":\"" + clientSecret + "\"}");
        return this;
    }

    /** By what it proves itself when it exchanges codes. */
    public String clientSecret() {
        return clientSecret;
    }

    /** Lets everybody have it. */
    public ProviderProcess publishedBy(ApiClient operator) {
        operator.patch("/api/v3/addons/" + id, "{\"published\":true}");
        return this;
    }

    public ObjectNode manifest(String... requires) {
        ObjectNode manifest = JSON.createObjectNode().put("id", id).put("name", "Acme");
        ObjectNode api = manifest.putObject("api");
        api.putArray("config_vars").add(PREFIX + "_URL").add(PREFIX + "_TOKEN");
        api.put("config_vars_prefix", PREFIX);
        api.put("password", PASSWORD);
        api.put("sso_salt", SALT);
        api.putArray("regions").add("us");
        for (String each : requires) {
            api.withArray("requires").add(each);
        }
        api.put("version", "3");
        api.putObject("production").put("base_url", url() + "/heroku/resources").put("sso_url", url() + "/sso");
        manifest.putArray("plans").addObject().put("name", "test");
        ObjectNode basic = manifest.withArray("plans").addObject().put("name", "basic");
        basic.putObject("price").put("cents", 700).put("unit", "month");
        return manifest;
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    public String service() {
        return id;
    }

    /** What it is to do with the next calls of a method, one after another. */
    public void expect(String method, String... words) {
        ObjectNode order = JSON.createObjectNode();
        ArrayNode moves = order.putObject("moves").putArray(method);
        for (String word : words) {
            moves.add(word);
        }
        control(order.toString());
    }

    /** Lets those go that it holds. */
    public void release() {
        control("{\"release\":true}");
    }

    /** The calls that it got and made, the oldest first. */
    public List<JsonNode> calls(String method) {
        return StreamSupport.stream(control("").path("calls").spliterator(), false)
                .filter(call -> call.path("method").asText().equals(method))
                .toList();
    }

    public void awaitCalls(String method, int count) {
        Platform.await(
                count + " x " + method + " at the provider", () -> calls(method).size() >= count);
    }

    /** What it has made under a UUID of the platform's. */
    public JsonNode resource(String uuid) {
        return control("").path("resources").path(uuid);
    }

    /** Lets it say now that something is made. */
    public void callBack(String uuid) {
        control("{\"call_back\":\"" + uuid + "\"}");
    }

    /** Lets it take something for ended. */
    public void forget(String uuid) {
        control("{\"forget\":\"" + uuid + "\"}");
    }

    /** Lets it take everything for ended, so that what one test has left is not the next one's trouble. */
    public void forgetAll() {
        control("").path("resources").fieldNames().forEachRemaining(this::forget);
    }

    /** What it has made and not ended. */
    public long living() {
        return StreamSupport.stream(control("").path("resources").spliterator(), false)
                .filter(resource -> !resource.path("ended").asBoolean())
                .count();
    }

    private JsonNode control(String order) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/control"))
                .POST(HttpRequest.BodyPublishers.ofString(order))
                .build();
        return ApiClient.parse(Http.send(request).body());
    }

    @Override
    public void close() {
        kill();
    }
}
