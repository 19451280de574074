package slipway.integration.buildpacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Node other than the installed one, from the npm registry. */
class OtherNodeIT {
    @TempDir
    Path folder;

    @Test
    void expressRunsOnTheNodeThatItAsksFor() throws IOException, InterruptedException {
        Tools.require("node", "npm");
        Path source = Folder.ofSite("express", folder.resolve("source"));
        Path file = source.resolve("package.json");
        Files.writeString(file, Files.readString(file).replace(">=18", "18.20.x"));
        Buildpack nodejs = new Buildpack("nodejs", folder);
        assertThat(nodejs.compiled(source)).contains("Downloading and installing Node.js 18.20.");
        try (RunningSite site =
                RunningSite.start(source, RunningSite.web(nodejs.release(source).output()))) {
            assertThat(site.get("/").body()).startsWith("Hello from Express on Node v18.20.");
        }
    }
}
