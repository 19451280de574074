package slipway.integration.builds;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import slipway.integration.archives.BadArchiveException;
import slipway.service.builds.BuildFailedException;

/**
 * One source from somebody's public URL, within a time and a size, however slowly its server sends it: on a thread of
 * its own, since the HTTP client limits no body's time and its streams do not mind interrupts.
 */
final class SourceDownload {
    private static final Duration CONNECT = Duration.ofSeconds(60);
    private static final int OK = 200;

    /** Addresses to which one source may be sent on; GitHub's archives are one away from their URL. */
    private static final int MOST_REDIRECTS = 5;

    /** Which addresses may be asked; each to which a server sends on is checked anew. */
    interface Guard {
        void check(URI uri) throws BuildFailedException;
    }

    private final URI uri;
    private final Duration limit;
    private final int limitMb;
    private final Guard guard;
    private volatile boolean over;
    private volatile @Nullable InputStream body;

    /** @param guard of the addresses to which a server sends on; {@code uri} itself is checked already */
    SourceDownload(URI uri, Duration limit, int limitMb, Guard guard) {
        this.uri = uri;
        this.limit = limit;
        this.limitMb = limitMb;
        this.guard = guard;
    }

    /** @throws InterruptedException where the build was canceled meanwhile */
    void to(Path file) throws BuildFailedException, IOException, InterruptedException {
        FutureTask<Optional<String>> task = new FutureTask<>(() -> copy(file));
        Thread thread = new Thread(task, "source-download");
        thread.setDaemon(true);
        thread.start();
        try {
            Optional<String> complaint = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (complaint.isPresent()) {
                throw new BuildFailedException(complaint.get());
            }
        } catch (TimeoutException late) {
            throw new BuildFailedException("The source did not arrive from %s within %d minutes, which is the limit."
                    .formatted(uri.getHost(), limit.toMinutes()));
        } catch (ExecutionException e) {
            throw new IOException("The source could not be stored", e.getCause());
        } finally {
            // Out of connecting by an interrupt, out of reading by the end of the connection.
            task.cancel(true);
            end();
        }
    }

    /** What was wrong with the source or its server, if anything was. */
    private Optional<String> copy(Path file) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        URI place = uri;
        try {
            for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
                HttpRequest request =
                        HttpRequest.newBuilder(place).timeout(limit).build();
                HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream in = response.body()) {
                    body = in;
                    if (over) {
                        return Optional.of("Nobody waits for this source any more.");
                    }
                    Optional<URI> next = redirect(place, response);
                    if (next.isEmpty()) {
                        return store(response, in, file);
                    }
                    place = next.get();
                }
            }
            return Optional.of("The source's URL leads to more than %d others.".formatted(MOST_REDIRECTS));
        } catch (BadArchiveException tooLarge) {
            return Optional.of(tooLarge.getMessage());
        } catch (BuildFailedException refused) {
            return Optional.of(refused.getMessage());
        } catch (IOException e) {
            return Optional.of("The source cannot be fetched from " + place.getHost() + ": " + e.getMessage());
        }
    }

    private Optional<String> store(HttpResponse<InputStream> response, InputStream in, Path file) throws IOException {
        if (response.statusCode() != OK) {
            return Optional.of("The source's URL answers with status " + response.statusCode() + ".");
        }
        Files.copy(new LimitedStream(in, limitMb), file, StandardCopyOption.REPLACE_EXISTING);
        return Optional.empty();
    }

    /** Where a server sends on to, if that is a place where a source may come from. */
    private Optional<URI> redirect(URI from, HttpResponse<InputStream> response) throws BuildFailedException {
        Optional<String> location = response.headers().firstValue("Location");
        if (response.statusCode() / 100 != 3 || location.isEmpty()) {
            return Optional.empty();
        }
        URI to = from.resolve(parse(location.get()));
        boolean secure = "https".equalsIgnoreCase(to.getScheme());
        boolean wasSecure = "https".equalsIgnoreCase(from.getScheme());
        if (to.getHost() == null || !(secure || (!wasSecure && "http".equalsIgnoreCase(to.getScheme())))) {
            throw new BuildFailedException("The source's URL leads to one that is not as safe, or no http URL.");
        }
        guard.check(to);
        return Optional.of(to);
    }

    /** Ends the connection, if it is there still; the thread then ends by itself. */
    private void end() throws IOException {
        over = true;
        InputStream open = body;
        if (open != null) {
            open.close();
        }
    }

    static URI parse(String url) throws BuildFailedException {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new BuildFailedException("The source's URL is malformed.");
        }
    }
}
