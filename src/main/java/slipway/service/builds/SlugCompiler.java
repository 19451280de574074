package slipway.service.builds;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import slipway.model.builds.CompiledSlug;
import slipway.model.builds.SourceBlob;
import slipway.service.builds.output.BuildOutput;

/** Port: turns a source into a packed slug in the blob store. */
public interface SlugCompiler {
    /** @param buildpacks names or URLs in order; none means detection */
    record Job(
            UUID buildId,
            UUID appId,
            String appName,
            SourceBlob source,
            List<String> buildpacks,
            Map<String, String> config,
            String stack) {}

    /**
     * Compiles, writing what a person should see to {@code output}.
     *
     * @throws BuildFailedException when the source cannot be built; its message says what to do
     */
    CompiledSlug compile(Job job, BuildOutput output) throws BuildFailedException, IOException, InterruptedException;

    /** Drops what builds that were under way when the platform was killed have left; only while none is. */
    void forgetUnfinished();

    /** Drops what builds of an app have left for the next one. */
    void forgetCache(UUID appId);
}
