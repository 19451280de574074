package slipway.integration.archives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of GitHub's have everything in one folder; sources of others do not. */
class TopFolderTest {
    @TempDir
    Path target;

    private Path write(String name) throws IOException {
        Path file = target.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    @Test
    void goesWhenItHoldsEverything() throws IOException {
        write("site-main/app.json");
        write("site-main/src/Main.java");
        TopFolder.lift(target);
        assertThat(target.resolve("app.json")).hasContent("site-main/app.json");
        assertThat(target.resolve("src/Main.java")).exists();
        assertThat(target.toFile().list()).containsExactlyInAnyOrder("app.json", "src");
    }

    @Test
    void mayHoldSomethingOfItsOwnName() throws IOException {
        write("site/site");
        TopFolder.lift(target);
        assertThat(target.resolve("site")).hasContent("site/site");
    }

    @Test
    void staysWhenItIsOneOfSeveral() throws IOException {
        write("src/Main.java");
        write("Procfile");
        TopFolder.lift(target);
        assertThat(target.resolve("src/Main.java")).exists();
    }

    @Test
    void liftsNoLinkOutOfTheSource() throws IOException {
        write("site/Procfile");
        Files.createSymbolicLink(target.resolve("site/out"), Path.of("../secret"));
        assertThatThrownBy(() -> TopFolder.lift(target))
                .isInstanceOf(BadArchiveException.class)
                .hasMessage("\"out\" in the source is a link out of it.");
    }

    @Test
    void leavesAnEmptySourceAlone() throws IOException {
        TopFolder.lift(target);
        assertThat(target).isEmptyDirectory();
    }
}
