package slipway.integration.buildpacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tasks Gradle is given, and what is said where there is no Gradle; a script stands for the wrapper. */
class GradleTest {
    @TempDir
    Path folder;

    private Path source;
    private Buildpack gradle;

    @BeforeEach
    void source() {
        source = folder.resolve("source");
        gradle = new Buildpack("gradle", folder);
    }

    @Test
    void theStageTaskOfAProjectIsItsBuild() throws IOException {
        Folder.ofSite("gradle", source);
        wrapper("echo \"ran $* in $GRADLE_USER_HOME\"");
        assertThat(gradle.compiled(source))
                .contains("       ran --console=plain --no-daemon stage in " + gradle.cache + "/.gradle\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tasks.register(\"stage\") { dependsOn(\"jar\") } | stage",
                "task stage(dependsOn: ['build']) | stage",
                "val stage by tasks.registering { } | stage",
                "plugins { id 'org.springframework.boot' version '3.5.6' } | bootJar",
                "plugins { id(\"io.ktor.plugin\") } | installDist",
                "plugins { id 'com.gradleup.shadow' } | shadowJar",
                "plugins { id 'java' } | build -x test",
                "// the stage is yours | build -x test"
            })
    void theBuildScriptTellsTheTask(String script, String task) throws IOException {
        Folder.write(source, "build.gradle", script + "\n");
        wrapper("echo \"ran $*\"");
        assertThat(gradle.compiled(source)).contains("       ran --console=plain --no-daemon " + task + "\n");
    }

    @Test
    void theConfigVarsWin() throws IOException {
        Folder.ofSite("gradle", source);
        wrapper("echo \"ran $* with $GRADLE_OPTS\"");
        assertThat(gradle.config("GRADLE_TASK", ":web:assemble --info")
                        .config("GRADLE_OPTS", "-Dcolour=blue")
                        .compiled(source))
                .contains(":web:assemble --info with -Xmx512m -Dcolour=blue -Dorg.gradle.daemon=false");
    }

    @Test
    void withoutAWrapperAndWithoutGradleItSaysHowToAddOne() throws IOException {
        Folder.ofSite("gradle", source);
        // Bash and what every machine has, of which Gradle is no part.
        Buildpack.Ended ended = gradle.with("PATH", "/usr/bin:/bin").compile(source);
        Tools.require(
                !java.nio.file.Files.exists(Path.of("/usr/bin/gradle")),
                "This machine has Gradle: remove it for this test.");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(Buildpack.problems(ended.output()))
                .containsExactly(
                        "This platform has no Gradle, and the project brings no wrapper (gradlew).",
                        "Add one with: gradle wrapper    and commit gradlew and the folder gradle.");
    }

    @Test
    void aWrapperWithoutItsArchiveIsExplained() throws IOException {
        Folder.ofSite("gradle", source);
        Folder.write(source, "gradlew", "#!/bin/sh\nexit 1\n");
        assertThat(String.join("\n", failure())).contains("gradle-wrapper.jar").contains("git add -f");
    }

    @Test
    void aGradleThatCannotBeDownloadedIsExplained() throws IOException {
        Folder.ofSite("gradle", source);
        wrapper("echo 'Exception in thread \"main\" java.net.UnknownHostException: gradle.example'\n"
                + "echo '\tat org.gradle.wrapper.Download.download(SourceFile:29)'; exit 1");
        assertThat(failure())
                .startsWith("The project's wrapper (gradlew) could not download Gradle.")
                .anySatisfy(line -> assertThat(line).contains("distributionUrl"));
    }

    @Test
    void aBuildThatFailsPointsToItsFirstError() throws IOException {
        Folder.ofSite("gradle", source);
        wrapper("echo 'Main.java:3: error: missing return'; exit 1");
        assertThat(failure())
                .containsExactly("Failed to build app with Gradle: see the lines above for the first error.");
    }

    @Test
    void anInstalledDistributionIsStartedByItsScript() throws IOException {
        Folder.ofSite("gradle", source);
        Folder.write(source, "build/install/gradle-site/bin/gradle-site", "#!/bin/sh\n");
        Folder.write(source, "build/install/gradle-site/bin/gradle-site.bat", "");
        assertThat(gradle.release(source).output())
                .isEqualTo("---\ndefault_process_types:\n  web: build/install/gradle-site/bin/gradle-site\n");
    }

    private java.util.List<String> failure() {
        Buildpack.Ended ended = gradle.compile(source);
        assertThat(ended.status()).as(ended.output()).isEqualTo(1);
        return Buildpack.problems(ended.output());
    }

    private void wrapper(String script) throws IOException {
        Folder.write(source, "gradlew", "#!/bin/sh\n" + script + "\n");
        Folder.write(source, "gradle/wrapper/gradle-wrapper.jar", "");
    }
}
