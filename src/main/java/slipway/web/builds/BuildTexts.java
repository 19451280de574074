package slipway.web.builds;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import slipway.model.builds.Build;

/** How the pages put what there is to say of a build. */
final class BuildTexts {
    /** Digits of a commit (git's own short form, as Heroku prints it). */
    private static final int SHORT_VERSION = 8;

    private static final long KIB = 1024;

    private BuildTexts() {}

    /** The API's word. */
    static String status(Build build) {
        return build.status().name().toLowerCase(Locale.ROOT);
    }

    static String shortened(String version) {
        return version.substring(0, Math.min(SHORT_VERSION, version.length()));
    }

    /** A commit's subject. */
    static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("");
    }

    /** What a commit's message says below its subject. */
    static String otherLines(String message) {
        return message.strip().lines().skip(1).collect(Collectors.joining("\n")).strip();
    }

    /** Such as {@code 12 s}; empty while the build runs. */
    static String took(Build build) {
        if (build.isPending()) {
            return "";
        }
        long seconds = Math.max(
                1, Duration.between(build.createdAt(), build.updatedAt()).toSeconds());
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** A slug's size, such as {@code 34.5 MiB}. */
    static String size(long bytes) {
        double mib = (double) bytes / (KIB * KIB);
        return bytes < KIB * KIB
                ? Math.max(1, bytes / KIB) + " KiB"
                : String.format(Locale.ROOT, mib < 100 ? "%.1f MiB" : "%.0f MiB", mib);
    }
}
