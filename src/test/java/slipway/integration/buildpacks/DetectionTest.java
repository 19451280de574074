package slipway.integration.buildpacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which buildpack takes a source that names none. */
class DetectionTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "package.json, nodejs",
        "requirements.txt, python",
        "pyproject.toml, python",
        "pom.xml, java",
        "pom.yml, java",
        "mvnw, java",
        "build.gradle.kts, gradle",
        "gradlew, gradle",
        "app.war, jvm",
        "lib/app.jar, jvm",
        "system.properties, jvm",
        "index.html, static",
        "static.json, static",
        "Procfile, procfile",
        "README.md, none"
    })
    void aSingleFileTells(String file, String buildpack) throws IOException {
        Folder.write(folder, "source/" + file, "web: ./run\n");
        assertThat(Buildpack.searched(folder.resolve("source"), folder)).isEqualTo(buildpack);
    }

    @ParameterizedTest
    @CsvSource({
        "package.json, pom.xml, nodejs",
        "pom.xml, build.gradle, java",
        "app.war, pom.xml, java",
        "app.war, index.html, jvm",
        "Procfile, index.html, static",
        "Procfile, package.json, nodejs"
    })
    void ofTwoFilesTheOneWinsThatWinsOnHeroku(String one, String other, String buildpack) throws IOException {
        Folder.write(folder, "source/" + one, "web: ./run\n");
        Folder.write(folder, "source/" + other, "web: ./run\n");
        assertThat(Buildpack.searched(folder.resolve("source"), folder)).isEqualTo(buildpack);
    }

    @Test
    void aProcfileThatRunsJavaIsForTheJvm() throws IOException {
        Folder.write(folder, "source/Procfile", "web: java $JAVA_OPTS -cp classes Main\n");
        assertThat(Buildpack.searched(folder.resolve("source"), folder)).isEqualTo("jvm");
    }

    @Test
    void theJvmBuildpackTakesAnyProcfileWhenItIsNamed() throws IOException {
        Path source = Folder.write(folder, "source/Procfile", "web: ./run\n").getParent();
        assertThat(new Buildpack("jvm", folder).detect(source).status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"nodejs", "python", "java", "gradle", "jvm", "static", "procfile"})
    void whoeverRefusesASourceSaysWhatIsMissing(String buildpack) throws IOException {
        Path source = Folder.write(folder, "source/README.md", "nothing\n").getParent();
        Buildpack.Ended ended = new Buildpack(buildpack, folder).detect(source);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).startsWith("there is no ").endsWith("\n").hasLineCount(1);
    }
}
