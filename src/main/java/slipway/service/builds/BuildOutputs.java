package slipway.service.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import slipway.config.Home;
import slipway.service.logs.TextStream;

/** The outputs of all builds: those under way can be written, and all can be read. */
@ApplicationScoped
public class BuildOutputs {
    @Inject
    Home home;

    private final Map<UUID, BuildOutput> underWay = new ConcurrentHashMap<>();

    /** The output of a build that is pending. */
    BuildOutput open(UUID buildId) {
        return underWay.computeIfAbsent(
                buildId, id -> new BuildOutput(home.builds().resolve(id + ".log"), false));
    }

    void close(UUID buildId) {
        BuildOutput output = underWay.remove(buildId);
        if (output != null) {
            output.close();
        }
    }

    TextStream read(UUID buildId, boolean pending) {
        return new BuildOutputStream(
                pending ? open(buildId) : new BuildOutput(home.builds().resolve(buildId + ".log"), true));
    }
}
