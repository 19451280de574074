package slipway.service.setups.manifest;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import slipway.model.InvalidParamsException;
import slipway.model.builds.SourceBlob;
import slipway.model.setups.Manifest;
import slipway.service.DaemonThreads;
import slipway.service.builds.BuildFailedException;
import slipway.service.dynos.sizes.DynoSizes;

/** Reads a template's manifest for somebody who waits for the page that shows it, which is not for long. */
@ApplicationScoped
public class TemplateReader {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Sources fetched at once for people who only look. */
    private static final int AT_ONCE = 4;

    @Inject
    ManifestSource manifests;

    @Inject
    AddOnDemands addOns;

    @Inject
    DynoSizes sizes;

    private final ExecutorService readers =
            Executors.newFixedThreadPool(AT_ONCE, DaemonThreads.named("template-reader"));

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }

    /** @throws SetupFailedException whose message and errors say what is wrong with the template */
    public Manifest read(SourceBlob source) throws SetupFailedException {
        Future<Optional<String>> reading = readers.submit(() -> manifests.appJson(source));
        try {
            Manifest manifest = AppJson.parse(
                    reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                            .orElseThrow(() -> new SetupFailedException(
                                    "There is no app.json at the root of this source, which a deploy button needs.")),
                    sizes::require);
            addOns.check(manifest.addOns());
            return manifest;
        } catch (TimeoutException late) {
            throw new SetupFailedException(
                    "The source did not arrive within %d seconds.".formatted(PATIENCE.toSeconds()));
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupFailedException("The platform stops.");
        } finally {
            reading.cancel(true);
        }
    }

    private static SetupFailedException failure(ExecutionException e) {
        if (e.getCause() instanceof BuildFailedException || e.getCause() instanceof InvalidParamsException) {
            return new SetupFailedException(String.valueOf(e.getCause().getMessage()));
        }
        throw new IllegalStateException("A source could not be read", e.getCause());
    }
}
