package slipway.integration.buildpacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sites of src/test/sites whose builds download something: built by their real tools, moved, started and asked. */
class SampleSitesIT {
    @TempDir
    Path folder;

    @Test
    void expressRunsOnTheInstalledNode() throws IOException, InterruptedException {
        Tools.require("node", "npm");
        Path source = Folder.ofSite("express", folder.resolve("source"));
        Buildpack nodejs = new Buildpack("nodejs", folder);
        nodejs.compiled(source);
        try (RunningSite site =
                RunningSite.start(source, RunningSite.web(nodejs.release(source).output()))) {
            assertThat(site.get("/").body())
                    .startsWith("Hello from Express on Node v")
                    .endsWith(", production");
        }
    }

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

    @Test
    void aMavenProjectRunsAsItsProcfileSays() throws IOException, InterruptedException {
        Tools.require("mvn");
        Path source = Folder.ofSite("maven-war", folder.resolve("source"));
        maven().compiled(source);
        String procfile = Files.readString(source.resolve("Procfile"));
        try (RunningSite site = RunningSite.start(source, procfile.strip().replaceFirst("^web: ", ""))) {
            assertThat(site.get("/hello").body()).startsWith("Hello from a WAR on Java ");
        }
    }

    @Test
    void springBootNeedsNoProcfile() throws IOException, InterruptedException {
        Tools.require("mvn");
        Path source = Folder.ofSite("spring-boot", folder.resolve("source"));
        Buildpack java = maven();
        java.compiled(source);
        try (RunningSite site =
                RunningSite.start(source, RunningSite.web(java.release(source).output()))) {
            assertThat(site.get("/").body()).isEqualTo("Hello from Spring Boot");
        }
    }

    /** With what this machine's Maven has downloaded already, as an app's cache has it from its second build on. */
    private Buildpack maven() throws IOException {
        Buildpack java = new Buildpack("java", folder);
        Path repository = Path.of(System.getProperty("user.home"), ".m2/repository");
        if (Files.isDirectory(repository)) {
            Files.createSymbolicLink(
                    Files.createDirectories(java.cache.resolve(".m2")).resolve("repository"), repository);
        }
        return java;
    }
}
