package slipway.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The releases of the Heroku CLI (npm {@code heroku}) that people have. */
public enum HerokuCliVersion {
    CURRENT("TEST_HEROKU_CLI", "11.10.0", "/tmp/heroku"),

    /** The last that runs {@code heroku war:deploy}; beside its node_modules lies the plugin, unpacked and installed. */
    FOR_JAVA("TEST_HEROKU_CLI_10", "10.17.0", "/tmp/heroku-10");

    /** Names the executable. */
    private final String variable;

    private final String release;
    private final String place;

    HerokuCliVersion(String variable, String release, String place) {
        this.variable = variable;
        this.release = release;
        this.place = place;
    }

    boolean isInstalled() {
        boolean installed = find().isPresent();
        if (!installed && System.getenv("CI") != null) {
            throw new AssertionError(advice());
        }
        if (!installed) {
            System.err.println(advice());
        }
        return installed;
    }

    private String advice() {
        return "NOT TESTED: there is no Heroku CLI " + release + " here. Get it by \"npm install --prefix " + place
                + " heroku@" + release + "\" and set " + variable + "=" + place + "/node_modules/.bin/heroku; .ci/run"
                + " shows what else it wants.";
    }

    Optional<Path> find() {
        String location = System.getenv(variable);
        if (location != null && !Files.isExecutable(Path.of(location))) {
            throw new AssertionError(variable + " names no executable: " + location);
        }
        return location == null ? onPath() : Optional.of(Path.of(location));
    }

    private Optional<Path> onPath() {
        return this == CURRENT
                ? Stream.of(System.getenv("PATH").split(":"))
                        .map(folder -> Path.of(folder, "heroku"))
                        .filter(Files::isExecutable)
                        .findFirst()
                : Optional.empty();
    }

    /** {@code @heroku-cli/plugin-java}, to be linked. */
    public Path javaPlugin() {
        Path folder =
                find().orElseThrow().getParent().resolve("../../plugin-java").normalize();
        if (!Files.isDirectory(folder.resolve("node_modules"))) {
            throw new AssertionError("There is no plugin-java with its modules at " + folder);
        }
        return folder;
    }
}
