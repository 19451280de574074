package slipway.integration.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import slipway.config.Settings;
import slipway.model.apps.App;
import slipway.model.builds.Build;
import slipway.model.builds.SourceBlob;
import slipway.model.dynos.Dyno;
import slipway.service.access.Actor;
import slipway.service.accounts.AccountService;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppService;
import slipway.service.apps.AppUrls;
import slipway.service.builds.BuildService;
import slipway.service.builds.SourceService;
import slipway.service.dynos.DynoService;
import slipway.service.logs.TextStream;

/** Takes the sample site to its URL at the first start, by the steps that every deploy takes, and shows them. */
@ApplicationScoped
public class SampleSite {
    private static final Logger LOG = Logger.getLogger(SampleSite.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;

    @Inject
    Settings settings;

    @Inject
    AccountService accounts;

    @Inject
    AppFinder apps;

    @Inject
    AppService appService;

    @Inject
    AppUrls urls;

    @Inject
    SourceService sources;

    @Inject
    BuildService builds;

    @Inject
    DynoService dynos;

    /** Begins in the background; without SLIPWAY_SAMPLE there is nothing to do. */
    void deployOnce() {
        settings.sample().ifPresent(folder -> {
            Thread thread = new Thread(() -> deploy(folder), "sample-site");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void deploy(Path folder) {
        long begin = System.nanoTime();
        try {
            Actor operator = Actor.onBehalfOf(
                    accounts.findByEmail(settings.operatorEmail()).orElseThrow());
            String name = folder.getFileName().toString();
            Optional<App> present = apps.findByName(name);
            App app = present.isPresent()
                    ? present.get()
                    : appService.create(operator, Optional.of(name), Optional.empty());
            if (app.buildpackDescription().isEmpty()) {
                Console.say("Deploying the sample site from " + folder);
                build(operator, app, folder);
            }
            Duration waited = awaitSite(operator, app);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            Console.say("");
            Console.say("  %s answers at %s after %.1f s (%.1f s of them for its boot). Ctrl-C stops everything."
                    .formatted(name, urls.webUrl(app), took.toMillis() / 1000.0, waited.toMillis() / 1000.0));
            Console.say("");
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, "Sample site", e);
            Console.complain("the sample site did not come up: " + e.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void build(Actor operator, App app, Path folder) throws IOException, InterruptedException {
        SourceService.Source source = sources.create();
        String path = URI.create(source.putUrl()).getPath();
        UUID sourceId = UUID.fromString(path.substring(SourceService.PATH.length()));
        sources.store(sourceId, new ByteArrayInputStream(tarball(folder)));
        SourceBlob blob = new SourceBlob(source.getUrl(), Optional.of("sample"), Optional.empty());
        Build build = builds.create(operator, app.name(), blob, List.of());
        TextStream output = builds.output(build.id());
        StringBuilder line = new StringBuilder();
        while (!output.isOver()) {
            byte[] text = output.read();
            line.append(new String(text, StandardCharsets.UTF_8));
            for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
                Console.say("  " + line.substring(0, end));
                line.delete(0, end + 1);
            }
            if (text.length == 0 && !output.isOver()) {
                awaitMore(output);
            }
        }
        if (builds.require(operator, app.name(), build.id()).releaseId().isEmpty()) {
            throw new IOException("its build failed, see above");
        }
    }

    private static void awaitMore(TextStream output) throws InterruptedException, IOException {
        CountDownLatch more = new CountDownLatch(1);
        try (AutoCloseable watch = output.watch(more::countDown)) {
            boolean came = more.await(1, TimeUnit.SECONDS);
            LOG.finest(() -> "Output came: " + came + " " + watch);
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** Asks for the site under its own name; resolvers know *.localhost only in browsers, so the name goes by header. */
    private Duration awaitSite(Actor operator, App app) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (!answers(app)) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IOException("its dynos are " + states(operator, app) + "; see heroku logs -a " + app.name());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private boolean answers(App app) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), settings.port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String request = "GET / HTTP/1.1\r\nHost: " + urls.host(app.name()) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(status, StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (ConnectException portNotOpenYet) {
            return false;
        }
    }

    private String states(Actor operator, App app) {
        List<Dyno> present = dynos.list(operator, app.name());
        return String.join(
                ", ",
                present.stream()
                        .map(dyno -> dyno.name() + " " + dyno.state().word())
                        .toList());
    }

    private static byte[] tarball(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes));
                Stream<Path> files = Files.walk(folder)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = folder.relativize(file);
                if (!name.startsWith("target")) {
                    tar.putArchiveEntry(new TarArchiveEntry(file.toFile(), name.toString()));
                    Files.copy(file, tar);
                    tar.closeArchiveEntry();
                }
            }
        }
        return bytes.toByteArray();
    }
}
