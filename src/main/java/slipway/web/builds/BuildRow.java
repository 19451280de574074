package slipway.web.builds;

import java.time.Instant;
import java.util.UUID;
import slipway.model.builds.Build;
import slipway.web.shared.LocalPath;
import slipway.web.shared.PagePaths;

/**
 * A build in the list of an app's latest ones.
 *
 * @param status the API's word
 * @param version what the client called its source, shortened; may be empty
 * @param description the first line of what the client said of its source; may be empty
 * @param took such as {@code 12 s}; empty while the build runs
 * @param outputPath where its output can be read, live while it runs
 * @param path its page
 */
public record BuildRow(
        UUID id,
        String status,
        String version,
        String description,
        String who,
        Instant at,
        String took,
        String outputPath,
        String path) {
    static BuildRow of(Build build, String app, String who, String outputUrl) {
        return new BuildRow(
                build.id(),
                BuildTexts.status(build),
                BuildTexts.shortened(build.source().version().orElse("")),
                BuildTexts.firstLine(build.source().versionDescription().orElse("")),
                who,
                build.createdAt(),
                BuildTexts.took(build),
                LocalPath.of(outputUrl),
                PagePaths.ofBuild(app, build.id()));
    }
}
