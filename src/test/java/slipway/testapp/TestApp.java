package slipway.testapp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A web app that does what tests ask of it; deployed to dynos as a JAR.
 *
 * <p>Arguments: {@code work} to be a worker, {@code delay=MS} before the port is bound, {@code never} to bind none,
 * {@code stubborn} to survive SIGTERM, {@code exit=N} to end at once, {@code count=MS} to write a number again and again.
 */
public final class TestApp {
    private TestApp() {}

    public static void main(String[] args) throws Exception {
        List<String> options = List.of(args);
        System.out.println("Test app " + options + " in " + System.getenv("DYNO"));
        for (String option : options) {
            if (option.startsWith("delay=")) {
                Thread.sleep(Long.parseLong(option.substring("delay=".length())));
            } else if (option.startsWith("exit=")) {
                System.exit(Integer.parseInt(option.substring("exit=".length())));
            } else if (option.startsWith("count=")) {
                count(Long.parseLong(option.substring("count=".length())));
            } else if (option.equals("stubborn")) {
                Runtime.getRuntime().addShutdownHook(new Thread(TestApp::waitForever));
            }
        }
        if (options.contains("work") || options.contains("never")) {
            waitForever();
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(System.getenv("PORT"))), 1024);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> answer(exchange, 200, "Hello from " + System.getenv("DYNO") + "\n"));
        server.createContext("/env", exchange -> answer(exchange, 200, environment()));
        server.createContext("/headers", exchange -> answer(exchange, 200, headers(exchange)));
        server.createContext("/echo", TestApp::echo);
        server.createContext("/keep", TestApp::keep);
        server.createContext("/stream", TestApp::stream);
        server.createContext("/slow", TestApp::slow);
        server.createContext("/say", exchange -> {
            System.out.println(exchange.getRequestURI().getQuery());
            answer(exchange, 200, "said\n");
        });
        server.createContext("/missing", exchange -> answer(exchange, 404, "Nothing here.\n"));
        server.createContext("/redis", TestApp::askRedis);
        server.createContext("/crash", exchange -> Runtime.getRuntime().halt(3));
        server.createContext("/hop", exchange -> {
            exchange.getResponseHeaders().add("Connection", "X-Secret-Hop");
            exchange.getResponseHeaders().add("X-Secret-Hop", "1");
            exchange.getResponseHeaders().add("Server", "TestApp");
            answer(exchange, 200, "hop\n");
        });
        server.createContext("/unbind", exchange -> {
            answer(exchange, 200, "unbound\n");
            server.stop(0);
        });
        server.start();
    }

    /** Asks the server of REDIS_URL what the query says, such as {@code INCR+visits}, as libraries do. */
    private static void askRedis(HttpExchange exchange) throws IOException {
        URI url = URI.create(System.getenv("REDIS_URL"));
        String password = url.getUserInfo().substring(url.getUserInfo().indexOf(':') + 1);
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(10_000);
            String command = exchange.getRequestURI().getQuery().replace('+', ' ');
            socket.getOutputStream()
                    .write(("AUTH " + password + "\r\n" + command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 200, said);
        } catch (IOException e) {
            answer(exchange, 503, e + "\n");
        }
    }

    private static void count(long millis) {
        Thread counter = new Thread(() -> {
            for (int number = 1; true; number++) {
                System.out.println("number " + number);
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        counter.setDaemon(true);
        counter.start();
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String environment() {
        StringBuilder all = new StringBuilder("cwd=" + System.getProperty("user.dir") + "\n");
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            all.append(variable.getKey())
                    .append('=')
                    .append(variable.getValue())
                    .append('\n');
        }
        return all.append("maxMemory=")
                .append(Runtime.getRuntime().maxMemory())
                .append('\n')
                .toString();
    }

    private static String headers(HttpExchange exchange) {
        StringBuilder all = new StringBuilder();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(
                        value -> all.append(name).append(": ").append(value).append('\n')));
        return all.toString();
    }

    private static void echo(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            byte[] buffer = new byte[8192];
            for (int count = exchange.getRequestBody().read(buffer);
                    count >= 0;
                    count = exchange.getRequestBody().read(buffer)) {
                out.write(buffer, 0, count);
                out.flush();
            }
        }
    }

    private static volatile byte[] kept = {};

    /** Keeps what is posted, and gives it back when asked. */
    private static void keep(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            kept = exchange.getRequestBody().readAllBytes();
            answer(exchange, 200, kept.length + " bytes\n");
            return;
        }
        exchange.sendResponseHeaders(200, kept.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(kept);
        }
    }

    /** One part at once, and another one only after somebody asks for /stream?go. */
    private static volatile CountDownLatch secondPart = new CountDownLatch(1);

    private static void stream(HttpExchange exchange) throws IOException {
        if ("go".equals(exchange.getRequestURI().getQuery())) {
            secondPart.countDown();
            answer(exchange, 200, "went\n");
            return;
        }
        CountDownLatch mine = new CountDownLatch(1);
        secondPart = mine;
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("first\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            mine.await();
            out.write("second\n".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void slow(HttpExchange exchange) throws IOException {
        try {
            Thread.sleep(Long.parseLong(exchange.getRequestURI().getQuery()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        answer(exchange, 200, "slow from " + System.getenv("HEROKU_RELEASE_VERSION") + "\n");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
