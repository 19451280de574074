package slipway.integration.buildpacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source of scripts and a Procfile is an app as it is. */
class ProcfileTest {
    @TempDir
    Path folder;

    @Test
    void nothingIsBuilt() throws IOException {
        Path source = Folder.ofSite("failing-release", folder.resolve("source"));
        Buildpack procfile = new Buildpack("procfile", folder);
        assertThat(procfile.compiled(source))
                .isEqualTo("-----> Nothing to build: the app is run as it is, by its Procfile\n");
        assertThat(procfile.release(source).output()).isEqualTo("--- {}\n");
    }

    @Test
    void aScriptThatCannotBeRunIsWarnedOf() throws IOException {
        Path source = folder.resolve("source");
        Folder.write(source, "Procfile", "# how it starts\nweb: ./serve.sh --loud\n");
        Folder.write(source, "serve.sh", "echo\n");
        assertThat(Buildpack.problems(new Buildpack("procfile", folder).compiled(source)))
                .containsExactly(
                        "Warning: ./serve.sh, which the Procfile runs as web, is not executable.",
                        "Make it so with: git update-index --chmod=+x serve.sh    or write: web: bash ./serve.sh --loud");
    }
}
