package slipway.integration.dynos.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JDK that a slug runs on, as its buildpack has chosen it; none where no buildpack of ours for Java has.
 *
 * <p>What the slug says is not believed further than that its own dynos get options that they may not understand.
 *
 * @param build what another build of the same version would say differently
 */
record Jdk(int major, String build) {
    /** What the buildpacks' {@code jdk.sh} writes. */
    private static final String PROFILE = "jvmcommon.sh";

    private static final String SCRIPTS = ".profile.d";

    private static final Pattern HOME = Pattern.compile("(?m)^ *export JAVA_HOME=\"(/[^\"$`\\\\]+)\"$");
    private static final Pattern MAJOR = Pattern.compile("(?m)^JAVA_VERSION=\"(?:1\\.)?(\\d+)");

    /** Far more than either file has, in bytes. */
    private static final int MOST = 65_536;

    static Optional<Jdk> of(Path slug) {
        try {
            Path scripts = slug.resolve(SCRIPTS);
            if (!Files.isDirectory(scripts, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            Matcher home = HOME.matcher(text(scripts.resolve(PROFILE)));
            if (!home.find()) {
                return Optional.empty();
            }
            Path path = Path.of(home.group(1)).toRealPath();
            String release = text(path.resolve("release").toRealPath());
            Matcher major = MAJOR.matcher(release);
            return major.find()
                    ? Optional.of(new Jdk(Integer.parseInt(major.group(1)), path + "\n" + release + machine(path)))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** A package of the system's that is upgraded leaves all the names as they were. */
    private static String machine(Path home) throws IOException {
        Path library = home.resolve("lib/server/libjvm.so");
        return Files.getLastModifiedTime(library) + " " + Files.size(library);
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is no file");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        }
    }
}
