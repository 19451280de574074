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

/** What the Python buildpack installs, and what it says where it cannot. No test asks a package index. */
class PythonTest {
    @TempDir
    Path folder;

    private Path source;
    private Buildpack python;

    @BeforeEach
    void python() {
        Tools.require("python3");
        Tools.require(
                Buildpack.run(folder, Map.of("PATH", System.getenv("PATH")), List.of("python3", "-m", "pip", "-V"))
                                .status()
                        == 0,
                "python3 has no pip here; install it (python3-pip) to run this test.");
        source = folder.resolve("source");
        python = new Buildpack("python", folder);
    }

    @Test
    void packagesAndTheirProgramsAreFoundWhereverTheAppIs() throws IOException {
        Folder.ofSite("python", source);
        python.compiled(source);
        Path moved = Files.move(source, folder.resolve("elsewhere"));
        String command = "cd; for script in .profile.d/*.sh; do . $script; done; greet; python -c 'import greeting'";
        Buildpack.Ended ended = Buildpack.run(
                folder, Map.of("PATH", "/usr/bin:/bin", "HOME", moved.toString()), List.of("/bin/bash", "-c", command));
        assertThat(ended.output()).isEqualTo("Hello\n");
        assertThat(ended.status()).isZero();
    }

    @Test
    void anAppMayNeedNothing() throws IOException {
        Folder.write(source, "requirements.txt", "");
        Folder.write(source, "Procfile", "web: python app.py\n");
        assertThat(Buildpack.problems(python.compiled(source))).isEmpty();
    }

    @Test
    void aVersionThatIsNotInstalledIsRefused() throws IOException {
        Folder.write(source, "requirements.txt", "");
        Folder.write(source, "runtime.txt", "python-3.2.1\n");
        assertThat(failure())
                .contains("Python 3.2.1, which runtime.txt asks for, is not installed on this platform; there is: 3.")
                .contains("Ask for one of these in runtime.txt");
    }

    @Test
    void whatIsNoVersionIsRefused() throws IOException {
        Folder.write(source, "requirements.txt", "");
        Folder.write(source, ".python-version", "pypy3.9\n");
        assertThat(failure()).contains(".python-version asks for a version of Python that cannot be read: pypy3.9");
    }

    @ParameterizedTest
    @CsvSource({
        "uv.lock, uv export",
        "poetry.lock, poetry export",
        "Pipfile, pipenv requirements",
        "pyproject.toml, a single line with a dot",
        "manage.py, an empty file is good"
    })
    void listsOfOtherToolsAreToBeTurnedIntoOneForPip(String file, String advice) throws IOException {
        Folder.write(source, file, "");
        assertThat(failure()).contains("requirements.txt").contains(advice);
    }

    @Test
    void anIndexThatCannotBeReachedIsExplained() throws IOException {
        Folder.write(source, "requirements.txt", "there-is-no-such-package==1.0\n");
        python.config("PIP_INDEX_URL", "http://127.0.0.1:1/simple").config("PIP_RETRIES", "0");
        assertThat(failure())
                .contains("the package index cannot be reached, or has no such package.")
                .contains("PIP_INDEX_URL");
    }

    private String failure() {
        Buildpack.Ended ended = python.compile(source);
        assertThat(ended.status()).as(ended.output()).isEqualTo(1);
        List<String> problems = Buildpack.problems(ended.output());
        assertThat(problems).as(ended.output()).hasSizeGreaterThan(1);
        return String.join("\n", problems);
    }
}
