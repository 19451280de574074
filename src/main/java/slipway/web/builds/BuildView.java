package slipway.web.builds;

import java.time.Instant;
import java.util.UUID;

/**
 * What the page of a build says about it; texts are empty where there is nothing to say.
 *
 * @param status the API's word
 * @param version what the client called its source
 * @param shortVersion the same, shortened
 * @param subject the first line of what the client said of its source
 * @param message the rest of it
 * @param took such as {@code 12 s}; empty while the build runs
 * @param buildpacks those it was asked to use or has detected
 * @param release the version of the release it made, 0 before there is one
 * @param outputPath where its output can be read, live while it runs
 * @param cancelable whether who looks may end it
 */
public record BuildView(
        UUID id,
        String app,
        String status,
        String version,
        String shortVersion,
        String subject,
        String message,
        String who,
        Instant at,
        String took,
        String buildpacks,
        String stack,
        String slugSize,
        int release,
        String outputPath,
        boolean cancelable) {
    public boolean isPending() {
        return status.equals("pending");
    }
}
