package slipway.integration.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What .slugignore takes out of a source. */
class SlugIgnoreTest {
    @TempDir
    Path app;

    @Test
    void removesFilesAndFoldersThatMatch() throws IOException {
        ignore("*.psd\n/test\ndocs/*.pdf\n# a comment\n");
        write("a.psd", "deep/b.psd", "test/T.java", "src/test/kept", "docs/c.pdf", "docs/kept", "kept");
        assertThat(SlugIgnore.apply(app)).isEqualTo(4);
        assertThat(app.resolve("a.psd")).doesNotExist();
        assertThat(app.resolve("deep/b.psd")).doesNotExist();
        assertThat(app.resolve("test")).doesNotExist();
        assertThat(app.resolve("docs/c.pdf")).doesNotExist();
        assertThat(app.resolve("src/test/kept")).exists();
        assertThat(app.resolve("docs/kept")).exists();
        assertThat(app.resolve("kept")).exists();
    }

    @Test
    void removesGitsOwnFolderInAnyCase() throws IOException {
        write(".git/config", "kept");
        assertThat(SlugIgnore.apply(app)).isZero();
        assertThat(app.resolve(".git")).doesNotExist();
        assertThat(app.resolve("kept")).exists();
    }

    @Test
    void removesLinksAndNotWhatTheyLeadTo(@TempDir Path elsewhere) throws IOException {
        Path other = Files.writeString(elsewhere.resolve("other"), "x");
        Files.createSymbolicLink(app.resolve("folder"), elsewhere);
        ignore("folder\nother\n");
        SlugIgnore.apply(app);
        assertThat(app.resolve("folder")).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void followsNoLinkForItsRules(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret"), "kept\n");
        Files.createSymbolicLink(app.resolve(".slugignore"), secret);
        write("kept");
        assertThat(SlugIgnore.apply(app)).isZero();
        assertThat(app.resolve("kept")).exists();
    }

    private void ignore(String rules) throws IOException {
        Files.writeString(app.resolve(".slugignore"), rules);
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(app.resolve(name).getParent());
            Files.writeString(app.resolve(name), "x");
        }
    }
}
