package slipway.web.builds;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import slipway.model.builds.Build;
import slipway.web.shared.LocalPath;

/**
 * A build in the list of an app's latest ones.
 *
 * @param status the API's word
 * @param version what the client called its source, shortened; may be empty
 * @param took such as {@code 12 s}; empty while the build runs
 * @param outputPath where its output can be read, live while it runs
 */
public record BuildRow(UUID id, String status, String version, String who, Instant at, String took, String outputPath) {
    /** Digits of a commit (git's own short form, as Heroku prints it). */
    private static final int SHORT_VERSION = 8;

    static BuildRow of(Build build, String who, String outputUrl) {
        String version = build.source().version().orElse("");
        return new BuildRow(
                build.id(),
                build.status().name().toLowerCase(Locale.ROOT),
                version.substring(0, Math.min(SHORT_VERSION, version.length())),
                who,
                build.createdAt(),
                build.isPending() ? "" : text(Duration.between(build.createdAt(), build.updatedAt())),
                LocalPath.of(outputUrl));
    }

    private static String text(Duration taken) {
        long seconds = Math.max(1, taken.toSeconds());
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
