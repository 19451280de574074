package slipway.integration.dynos.jvm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import slipway.config.Settings;
import slipway.integration.dynos.sandbox.Sandbox;
import slipway.integration.scripts.ShippedScripts;
import slipway.service.dynos.runtime.DynoSpec;

/** Asks a dyno's JVM for an archive, and fetches it (see archive.pl). */
@ApplicationScoped
public class ArchiveMaker {
    private static final String SCRIPT = "dyno/archive.pl";

    /** Writing takes half a second, or a few where the machine is busy; who takes longer does not mean to answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of what the script says of a failure, in bytes. */
    private static final int SAID = 1_000;

    /** Share of a dyno's memory; for an archive, JVMs of small apps kept 50 to 65 MB more (measured). */
    private static final double MOST_IN_USE = 0.75;

    @Inject
    Settings settings;

    @Inject
    ShippedScripts scripts;

    @Inject
    Sandbox sandbox;

    void make(DynoSpec spec, ArchiveKind kind, ArchiveFolder folder, BootedDyno dyno) throws IOException {
        requireMemory(spec, dyno);
        long inside = dyno.processInside().orElseThrow(() -> new IOException("It has no process"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "perl",
                scripts.path(SCRIPT).toString(),
                sandbox.level().word(),
                String.valueOf(inside),
                String.valueOf(dyno.uid()),
                String.valueOf(spec.port()),
                ArchiveKind.WRITTEN,
                String.valueOf(ArchiveFolder.MOST),
                kind.request()));
        builder.environment().clear();
        builder.environment().putAll(settings.hostEnvironment());
        Process script = builder.start();
        CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .execute(script::destroyForcibly);
        try {
            script.getOutputStream().close();
            folder.accept(script.getInputStream());
        } catch (IOException e) {
            String said = new String(script.getErrorStream().readNBytes(SAID), StandardCharsets.UTF_8).strip();
            throw new IOException(said.isEmpty() ? e.toString() : said, e);
        } finally {
            script.destroyForcibly();
        }
    }

    /** What a JVM takes to write an archive must not bring its dyno beyond its quota, let alone to its end. */
    private static void requireMemory(DynoSpec spec, BootedDyno dyno) throws IOException {
        if (dyno.memoryMb().orElse(0) > spec.allowance().memoryMb() * MOST_IN_USE) {
            throw new IOException("its dyno has no memory left to make one");
        }
    }
}
