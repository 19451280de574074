package slipway.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole folders go, whatever people have made of them, and nothing else does. */
class FoldersTest {
    @TempDir
    Path folder;

    private Path doomed;
    private Path kept;

    @BeforeEach
    void make() throws IOException {
        doomed = Files.createDirectories(folder.resolve("doomed/inner")).getParent();
        kept = Files.writeString(
                Files.createDirectory(folder.resolve("outside")).resolve("kept"), "kept");
    }

    @Test
    void linksGoButNotWhatTheyLeadTo() throws IOException {
        Files.createSymbolicLink(doomed.resolve("link"), kept.getParent());
        Files.createSymbolicLink(doomed.resolve("inner/file"), kept);
        Folders.delete(doomed);
        assertThat(doomed).doesNotExist();
        assertThat(kept).hasContent("kept");
    }

    @Test
    void aLinkInAFoldersPlaceGoesItself() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), kept.getParent());
        Folders.delete(link);
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(kept).hasContent("kept");
    }

    @Test
    void foldersThatTheirOwnerHasClosedGoToo() throws IOException {
        Files.writeString(doomed.resolve("inner/file"), "secret");
        Files.setPosixFilePermissions(doomed.resolve("inner"), PosixFilePermissions.fromString("---------"));
        Folders.delete(doomed);
        assertThat(doomed).doesNotExist();
    }

    @Test
    void whatIsNotThereIsFine() {
        assertThatCode(() -> Folders.delete(folder.resolve("nothing"))).doesNotThrowAnyException();
    }

    @Test
    void anInterruptedThreadCleansUpAllTheSame() {
        Thread.currentThread().interrupt();
        Folders.delete(doomed);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(doomed).doesNotExist();
    }
}
