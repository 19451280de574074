package slipway.integration.buildpacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Node.js and which package manager an app gets, and what is said where it can get none. */
class NodeVersionTest {
    /** Nobody listens there. */
    private static final String NOWHERE = "http://127.0.0.1:1/";

    private static final String LOCK = "{ \"name\": \"site\", \"lockfileVersion\": 3, \"packages\": {} }";

    @TempDir
    Path folder;

    private Path source;
    private Buildpack nodejs;

    @BeforeEach
    void node() {
        Tools.require("node", "npm");
        source = folder.resolve("source");
        nodejs = new Buildpack("nodejs", folder)
                .with("NPM_CONFIG_REGISTRY", NOWHERE)
                .with("NPM_CONFIG_FETCH_RETRIES", "0");
    }

    @Test
    void theInstalledNodeIsUsedWhereItIsInTheRange() throws IOException {
        Folder.write(source, "package.json", "{ \"engines\": { \"node\": \">=12\" } }");
        Folder.write(source, "package-lock.json", LOCK);
        String installed = Buildpack.run(
                        folder, Map.of("PATH", System.getenv("PATH")), List.of("node", "-p", "process.versions.node"))
                .output()
                .strip();
        assertThat(nodejs.compiled(source))
                .contains("engines.node (package.json):  >=12")
                .contains("Using Node.js " + installed + " of this platform");
        assertThat(source.resolve(".heroku/node")).doesNotExist();
    }

    @Test
    void withoutTheRegistryANodeThatIsNotInstalledCannotBeHad() throws IOException {
        Folder.write(source, "package.json", "{ \"engines\": { \"node\": \"12.0.0\" } }");
        assertThat(failure())
                .contains("Node.js 12.0.0, which package.json asks for, could not be fetched")
                .contains("registry cannot be reached")
                .contains("allow the version that is installed here");
    }

    @Test
    void whatIsNoRangeIsRefused() throws IOException {
        Folder.write(source, "package.json", "{ \"engines\": { \"node\": \"the newest\" } }");
        assertThat(failure())
                .contains("engines.node in package.json is not a version or a range of versions: the newest")
                .contains("Write for example: \"engines\": { \"node\": \"20.x\" }");
    }

    @Test
    void aBrokenPackageFileIsNamedAsSuch() throws IOException {
        Folder.write(source, "package.json", "{\n  \"name\": \"site\",\n}\n");
        assertThat(failure()).contains("package.json cannot be read: ").contains("Correct it");
    }

    @Test
    void nothingInThePackageFileIsRunAsAShellCommand() throws IOException {
        Folder.write(source, "package.json", "{ \"engines\": { \"node\": \"'; touch mark; '\" } }");
        assertThat(failure()).contains("is not a version or a range of versions: '; touch mark; '");
        assertThat(source.resolve("mark")).doesNotExist();
    }

    @Test
    void twoLockFilesAreRefused() throws IOException {
        Folder.write(source, "package.json", "{}");
        Folder.write(source, "package-lock.json", LOCK);
        Folder.write(source, "yarn.lock", "");
        assertThat(failure())
                .contains(
                        "Two lock files are in the source, of different package managers: package-lock.json yarn.lock")
                .contains("git rm yarn.lock");
    }

    @Test
    void aLockFileOfAnotherManagerThanThePackageFileNamesIsRefused() throws IOException {
        Folder.write(source, "package.json", "{ \"packageManager\": \"pnpm@9.1.0\" }");
        Folder.write(source, "package-lock.json", LOCK);
        assertThat(failure()).contains("names pnpm as packageManager, but the lock file is npm's: package-lock.json");
    }

    @Test
    void withoutTheRegistryYarnCannotBeHad() throws IOException {
        Folder.write(source, "package.json", "{}");
        Folder.write(source, "yarn.lock", "");
        assertThat(failure()).contains("yarn 1.22.x could not be fetched: the npm registry cannot be reached.");
    }

    private String failure() {
        Buildpack.Ended ended = nodejs.compile(source);
        assertThat(ended.status()).as(ended.output()).isEqualTo(1);
        List<String> problems = Buildpack.problems(ended.output());
        assertThat(problems).as(ended.output()).hasSizeGreaterThan(1);
        return String.join("\n", problems);
    }
}
