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

    private final URI uri;
    private final Duration limit;
    private final int limitMb;
    private volatile boolean over;
    private volatile @Nullable InputStream body;

    SourceDownload(URI uri, Duration limit, int limitMb) {
        this.uri = uri;
        this.limit = limit;
        this.limitMb = limitMb;
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
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(limit).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                body = in;
                if (over) {
                    return Optional.of("Nobody waits for this source any more.");
                }
                if (response.statusCode() != OK) {
                    return Optional.of("The source's URL answers with status " + response.statusCode() + ".");
                }
                Files.copy(new LimitedStream(in, limitMb), file, StandardCopyOption.REPLACE_EXISTING);
                return Optional.empty();
            }
        } catch (BadArchiveException tooLarge) {
            return Optional.of(tooLarge.getMessage());
        } catch (IOException e) {
            return Optional.of("The source cannot be fetched from " + uri.getHost() + ": " + e.getMessage());
        }
    }

    /** Ends the connection, if it is there still; the thread then ends by itself. */
    private void end() throws IOException {
        over = true;
        InputStream open = body;
        if (open != null) {
            open.close();
        }
    }
}
