package slipway.router.front;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import slipway.journey.Platform;

/** Another proxy in front of the same dyno, for comparison: real nginx, real HAProxy, as they are by default. */
final class Peer implements AutoCloseable {
    private final Process process;
    private final int port;

    private Peer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Peer nginx(Path folder, int dynoPort) throws IOException {
        int port = Platform.freePort();
        Path config = Files.writeString(folder.resolve("nginx.conf"), """
                worker_processes 1; daemon off; pid %1$s/nginx.pid; error_log stderr crit;
                events { }
                http { access_log off; client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi; uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                server { listen 127.0.0.1:%2$d; location / {
                proxy_pass http://127.0.0.1:%3$d; proxy_http_version 1.1; proxy_request_buffering off; } } }
                """.formatted(folder, port, dynoPort));
        return start(port, "nginx", "-p", folder.toString(), "-c", config.toString());
    }

    static Peer haproxy(Path folder, int dynoPort) throws IOException {
        int port = Platform.freePort();
        Path config = Files.writeString(folder.resolve("haproxy.cfg"), """
                defaults
                  mode http
                  timeout client 30s
                  timeout server 30s
                  timeout connect 5s
                listen test
                  bind 127.0.0.1:%d
                  server dyno 127.0.0.1:%d
                """.formatted(port, dynoPort));
        return start(port, "haproxy", "-db", "-f", config.toString());
    }

    private static Peer start(int port, String... command) throws IOException {
        boolean installed = List.of("/usr/sbin/", "/usr/local/sbin/", "/usr/bin/").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder + command[0])));
        if (System.getenv("CI") != null) {
            Assertions.assertTrue(installed, command[0] + " is not installed");
        }
        Assumptions.assumeTrue(installed, "SKIPPED, since " + command[0] + " is not installed");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().merge("PATH", "/usr/sbin", (path, sbin) -> path + ":" + sbin);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Peer peer = new Peer(builder.start(), port);
        Platform.await(command[0] + " to listen", peer::listens);
        return peer;
    }

    private boolean listens() {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    RawClient client() {
        return new RawClient(port);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
