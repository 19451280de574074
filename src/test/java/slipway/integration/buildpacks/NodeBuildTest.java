package slipway.integration.buildpacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Node.js buildpack does with an app: its scripts, its folders, its start command. */
class NodeBuildTest {
    private static final String LOCK = "{ \"name\": \"site\", \"lockfileVersion\": 3, \"packages\": {} }";

    @TempDir
    Path folder;

    private Path source;
    private Buildpack nodejs;

    @BeforeEach
    void node() {
        Tools.require("node", "npm");
        source = folder.resolve("source");
        // None of these apps needs a package.
        nodejs = new Buildpack("nodejs", folder).with("NPM_CONFIG_REGISTRY", "http://127.0.0.1:1/");
    }

    @Test
    void theBuildScriptSeesTheConfigVars() throws IOException {
        Folder.ofSite("two-buildpacks", source);
        nodejs.config("GREETED", "the world").compiled(source);
        assertThat(source.resolve("dist/index.html")).content().contains("Built by Node for the world");
    }

    @Test
    void aBuildScriptThatFailsEndsTheBuildWithAdvice() throws IOException {
        Folder.ofSite("failing-build", source);
        Buildpack.Ended ended = nodejs.compile(source);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).contains("       the page has a mistake in line 3\n");
        assertThat(Buildpack.problems(ended.output()))
                .containsExactly(
                        "The script \"build\" of package.json failed: see the lines above for the first error.",
                        "Run it on your own machine from a fresh clone: npm install && npm run build");
    }

    @Test
    void herokusScriptsRunInTheirOrderAndReplaceTheBuild() throws IOException {
        writeScripts("heroku-cleanup", "build", "heroku-postbuild", "heroku-prebuild");
        nodejs.compiled(source);
        assertThat(source.resolve("ran")).hasContent("heroku-prebuild\nheroku-postbuild\nheroku-cleanup");
    }

    @Test
    void aLockFileThatDoesNotFitIsExplained() throws IOException {
        Folder.write(source, "package.json", "{ \"name\": \"site\", \"dependencies\": { \"own\": \"file:own\" } }");
        Folder.write(source, "own/package.json", "{ \"name\": \"own\", \"version\": \"1.0.0\" }");
        Folder.write(source, "package-lock.json", LOCK);
        Buildpack.Ended ended = nodejs.compile(source);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(Buildpack.problems(ended.output()))
                .containsExactly(
                        "The lock file package-lock.json does not fit package.json.",
                        "Bring it up to date and deploy it: npm install, then git commit package-lock.json");
    }

    @Test
    void theSlugKnowsNothingOfWhereItWasBuilt() throws IOException {
        Folder.ofSite("two-buildpacks", source);
        nodejs.compiled(source);
        Buildpack.Ended found = Buildpack.run(
                folder, Map.of("PATH", System.getenv("PATH")), List.of("grep", "-rl", source.toString(), "source"));
        assertThat(found.output()).isEmpty();
    }

    @Test
    void whatFollowsFindsTheProgramsOfThePackages() throws IOException {
        Folder.ofSite("two-buildpacks", source);
        nodejs.compiled(source);
        assertThat(nodejs.export()).content().contains(source + "/node_modules/.bin");
    }

    @Test
    void cachedFoldersComeBackInTheNextBuild() throws IOException {
        String counting = "mkdir -p .made && echo once >> .made/count && cp .made/count shown";
        String app =
                "{ \"cacheDirectories\": [\".made\", \"../env\"], \"scripts\": { \"build\": \"" + counting + "\" } }";
        for (String expected : List.of("once", "once\nonce")) {
            Path build = folder.resolve("build-" + expected.length());
            Folder.write(build, "package.json", app);
            Folder.write(build, "package-lock.json", LOCK);
            nodejs.compiled(build);
            assertThat(build.resolve("shown")).hasContent(expected);
        }
        Path build = folder.resolve("build-without");
        Folder.write(build, "package.json", app);
        Folder.write(build, "package-lock.json", LOCK);
        nodejs.config("NODE_MODULES_CACHE", "false").compiled(build);
        assertThat(build.resolve("shown")).hasContent("once");
    }

    @Test
    void anAppStartsByItsScriptOrItsServer() throws IOException {
        Folder.write(source, "package.json", "{ \"scripts\": { \"start\": \"node index.js\" } }");
        assertThat(nodejs.release(source).output()).contains("default_process_types:\n  web: npm start\n");
        Folder.write(source, "package.json", "{}");
        assertThat(nodejs.release(source).output()).isEqualTo("--- {}\n");
        Folder.write(source, "server.js", "");
        assertThat(nodejs.release(source).output()).contains("default_process_types:\n  web: npm start\n");
    }

    @Test
    void whatCannotBeStartedIsSaid() throws IOException {
        Folder.write(source, "package.json", "{}");
        Folder.write(source, "package-lock.json", LOCK);
        assertThat(Buildpack.problems(nodejs.compiled(source)))
                .anySatisfy(line -> assertThat(line).contains("nothing says how this app starts"));
        Folder.write(source, "Procfile", "web: node index.js\n");
        assertThat(Buildpack.problems(nodejs.compiled(source))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"512,,, 1", "1024,,, 2", "1024, 256,, 4", "256,,, 1", "1024,, 7, 7"})
    void aDynoHasAsManyProcessesAsFitIntoItsMemory(String memory, String each, String wished, String processes) {
        Map<String, String> environment = new java.util.TreeMap<>(Map.of("MEMORY_AVAILABLE", memory));
        if (each != null) {
            environment.put("WEB_MEMORY", each);
        }
        if (wished != null) {
            environment.put("WEB_CONCURRENCY", wished);
        }
        Path profile = Path.of("webapp/WEB-INF/scripts/buildpacks/nodejs/profile.d/WEB_CONCURRENCY.sh");
        String command = ". " + profile.toAbsolutePath() + " && echo $WEB_CONCURRENCY";
        assertThat(Buildpack.run(folder, environment, List.of("/bin/bash", "-c", command))
                        .output())
                .isEqualTo(processes + "\n");
    }

    private void writeScripts(String... names) throws IOException {
        StringBuilder scripts = new StringBuilder();
        for (String name : names) {
            scripts.append(scripts.isEmpty() ? "" : ", ").append("\"%s\": \"echo %s >> ran\"".formatted(name, name));
        }
        Folder.write(source, "package.json", "{ \"scripts\": { " + scripts + " } }");
        Folder.write(source, "package-lock.json", LOCK);
        Files.deleteIfExists(source.resolve("ran"));
    }
}
