package slipway.service.builds.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import slipway.service.logs.TextStream;

/** Outputs by the id of what they are of: those under way can be written and followed, and all can be read. */
public abstract class OutputStore {
    private static final String SUFFIX = ".log";

    private final Map<UUID, BuildOutput> underWay = new ConcurrentHashMap<>();

    /** Where they lie, one file each. */
    protected abstract Path folder();

    /** The output of what is pending. */
    public BuildOutput open(UUID id) {
        return underWay.computeIfAbsent(id, key -> new BuildOutput(file(key), false));
    }

    public void close(UUID id) {
        BuildOutput output = underWay.remove(id);
        if (output != null) {
            output.close();
        }
    }

    /** Those that somebody writes or follows. */
    public Set<UUID> underWay() {
        return Set.copyOf(underWay.keySet());
    }

    /** Those that were last written before {@code time}. */
    public List<UUID> writtenBefore(Instant time) throws IOException {
        List<UUID> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    String name = file.getFileName().toString();
                    ids.add(UUID.fromString(name.substring(0, name.length() - SUFFIX.length())));
                }
            }
        }
        return ids;
    }

    public void delete(UUID id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    /** From its start; one that somebody still writes is followed to its end, whether or not it is pending. */
    public TextStream read(UUID id, boolean pending) {
        BuildOutput output = pending ? open(id) : underWay.get(id);
        return new BuildOutputStream(output != null ? output : new BuildOutput(file(id), true));
    }

    private Path file(UUID id) {
        return folder().resolve(id + SUFFIX);
    }
}
