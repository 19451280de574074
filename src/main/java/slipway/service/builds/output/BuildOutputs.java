package slipway.service.builds.output;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import slipway.config.Home;
import slipway.service.logs.TextStream;

/** The outputs of all builds: those under way can be written, and all can be read. */
@ApplicationScoped
public class BuildOutputs {
    private static final String SUFFIX = ".log";

    @Inject
    Home home;

    private final Map<UUID, BuildOutput> underWay = new ConcurrentHashMap<>();

    /** The output of a build that is pending. */
    public BuildOutput open(UUID buildId) {
        return underWay.computeIfAbsent(buildId, id -> new BuildOutput(file(id), false));
    }

    public void close(UUID buildId) {
        BuildOutput output = underWay.remove(buildId);
        if (output != null) {
            output.close();
        }
    }

    /** The builds whose output was last written before {@code time}. */
    public List<UUID> writtenBefore(Instant time) throws IOException {
        List<UUID> builds = new ArrayList<>();
        try (Stream<Path> files = Files.list(home.builds())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    String name = file.getFileName().toString();
                    builds.add(UUID.fromString(name.substring(0, name.length() - SUFFIX.length())));
                }
            }
        }
        return builds;
    }

    public void delete(UUID buildId) throws IOException {
        Files.deleteIfExists(file(buildId));
    }

    private Path file(UUID buildId) {
        return home.builds().resolve(buildId + SUFFIX);
    }

    public TextStream read(UUID buildId, boolean pending) {
        return new BuildOutputStream(pending ? open(buildId) : new BuildOutput(file(buildId), true));
    }
}
