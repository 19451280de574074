package slipway.integration.archives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.Tarball;

/** What strangers' tarballs may do: fill the target, and nothing else. */
class SourceArchiveTest {
    private static final long MEGABYTE = 1024 * 1024;
    private static final String SPARSE = "H4sIAAAAAAACA+3QsQ3CQAwFUI9yI+DoYBEmoKBGSkhBps9BhQJUUUBI7zXfsgvLns79ZYht7ZpD"
            + "rY9sltnkU936WXPfRTnGF4zD9dSXEj9zP//DR/Ldd1YsyNfhLQAAAAAAAAAAAPhHM7aIwFcAKAAA";

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void chooseATargetThatHasSurroundings() throws IOException {
        target = folder.resolve("a/b/target");
        Files.writeString(folder.resolve("outside"), "outside");
    }

    @Nested
    class WhenUnpacked {
        @ParameterizedTest
        @ValueSource(strings = {"a/b.txt", "./a/b.txt", ".//a/b.txt", ".//a//b.txt", "a/./b.txt", "a/x/../b.txt"})
        void takesEveryHarmlessSpellingOfAName(String name) throws IOException {
            unpack(new Tarball().file(name, "hello"));
            assertThat(target.resolve("a/b.txt")).hasContent("hello");
        }

        @Test
        void doesNotMindAnEntryForTheFolderItself() throws IOException {
            unpack(new Tarball().special("./", TarConstants.LF_DIR, "").file("a", "hello"));
            assertThat(target.resolve("a")).hasContent("hello");
        }

        @Test
        void makesFolders() throws IOException {
            unpack(new Tarball().special("empty/", TarConstants.LF_DIR, ""));
            assertThat(target.resolve("empty")).isEmptyDirectory();
        }

        @Test
        void keepsTheLastOfTwoFilesOfOneName() throws IOException {
            unpack(new Tarball().file("a", "first, and longer").file("a", "second"));
            assertThat(target.resolve("a")).hasContent("second");
        }

        @Test
        void keepsLongNamesAndOtherLetters() throws IOException {
            String name = "ö".repeat(60) + "/" + "n".repeat(200);
            unpack(new Tarball().file(name, "hello"));
            assertThat(target.resolve(name)).hasContent("hello");
        }

        @Test
        void copiesAHardLink() throws IOException {
            unpack(new Tarball().file("a", "hello").special("b/c", TarConstants.LF_LINK, "./a"));
            assertThat(target.resolve("b/c")).hasContent("hello");
        }
    }

    @Nested
    class WhenItHasLinks {
        @ParameterizedTest
        @CsvSource({"link, file", "link, ./a/../file", "a/link, ../file", "a/b/link, ../../a/b/c", "link, ."})
        void keepsThoseThatStayInside(String name, String to) throws IOException {
            unpack(new Tarball().special(name, TarConstants.LF_SYMLINK, to));
            assertThat(Files.readSymbolicLink(target.resolve(name))).hasToString(to);
        }

        @ParameterizedTest
        @CsvSource({"link, /etc/passwd", "link, ..", "link, ../outside", "a/link, ../../x", "link, a/../../x"})
        void refusesThoseThatLeadOut(String name, String to) {
            refuses(
                    new Tarball().special(name, TarConstants.LF_SYMLINK, to),
                    "\"" + name + "\" in the source is a link out of it, to " + to + ".");
        }

        @Test
        void refusesAFileBehindALink() {
            refuses(
                    new Tarball().special("link", TarConstants.LF_SYMLINK, "a").file("link/file", "x"),
                    "\"link/file\" in the source lies behind a link.");
        }

        @Test
        void replacesALinkByAFileInsteadOfWritingThroughIt() throws IOException {
            unpack(new Tarball()
                    .file("file", "old")
                    .special("link", TarConstants.LF_SYMLINK, "file")
                    .file("link", "new"));
            assertThat(target.resolve("file")).hasContent("old");
        }

        @Test
        void refusesALinkThatLeadsOutThroughAnother() {
            refuses(
                    new Tarball()
                            .special("a/b/up", TarConstants.LF_SYMLINK, "../..")
                            .special("link", TarConstants.LF_SYMLINK, "a/b/up/../../../outside"),
                    "\"link\" in the source is a link out of it, to a/b/up/../../../outside.");
        }

        @Test
        void refusesToMoveALinkToWhereItLeadsOut() {
            Tarball moved = new Tarball()
                    .special("a/b/up", TarConstants.LF_SYMLINK, "../..")
                    .special("up", TarConstants.LF_LINK, "a/b/up");
            assertThatThrownBy(() -> unpack(moved)).isInstanceOf(BadArchiveException.class);
        }
    }

    @Nested
    class WhenItLeadsOut {
        @ParameterizedTest
        @ValueSource(strings = {"../x", "a/../../x", "./../x", "..", "a/b/../../.."})
        void refusesNamesAboveTheTarget(String name) {
            refuses(new Tarball().file(name, "x"), "\"" + name + "\" in the source leads out of it.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/etc/x", "//etc/x"})
        void refusesAbsoluteNames(String name) {
            refuses(new Tarball().file(name, "x"), "\"" + name + "\" in the source is an absolute path.");
        }

        @Test
        void writesNothingOutside() throws IOException {
            refuses(new Tarball().file("../../../outside", "x"), "\"../../../outside\" in the source leads out of it.");
            assertThat(folder.resolve("outside")).hasContent("outside");
        }

        @Test
        void refusesAHardLinkOut() {
            refuses(
                    new Tarball().special("a", TarConstants.LF_LINK, "../../../outside"),
                    "\"../../../outside\" in the source leads out of it.");
        }

        @Test
        void refusesAHardLinkBehindALink() {
            refuses(
                    new Tarball()
                            .special("link", TarConstants.LF_SYMLINK, "a")
                            .special("b", TarConstants.LF_LINK, "link/file"),
                    "\"link/file\" in the source lies behind a link.");
        }
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO})
    void refusesDevicesAndPipes(byte kind) {
        refuses(
                new Tarball().special("odd", kind, ""),
                "\"odd\" in the source is neither a file, a folder nor a link; devices and pipes are refused.");
    }

    @Nested
    class WhenItIsTooLarge {
        @Test
        void takesExactlyWhatIsAllowed() throws IOException {
            unpack(new Tarball().file("a", new byte[(int) MEGABYTE - 1]).file("b", "x"));
            assertThat(target.resolve("a")).hasSize(MEGABYTE - 1);
        }

        @Test
        void refusesMoreThanThatOverAllFiles() {
            refuses(
                    new Tarball().file("a", new byte[(int) MEGABYTE]).file("b", "x"),
                    "The source unpacks to more than 1 MB, which is the limit.");
        }

        /** Made by {@code tar -S} of 2 MB of nothing and one byte. */
        @Test
        void countsTheHolesOfSparseFiles() {
            refuses(Base64.getDecoder().decode(SPARSE), "The source unpacks to more than 1 MB, which is the limit.");
        }

        @Test
        void countsWhatHardLinksCopy() {
            refuses(
                    new Tarball()
                            .file("a", new byte[(int) MEGABYTE - 1])
                            .special("b", TarConstants.LF_LINK, "a")
                            .special("c", TarConstants.LF_LINK, "a"),
                    "The source unpacks to more than 1 MB, which is the limit.");
        }
    }

    @Nested
    class WhenItIsDamaged {
        private final byte[] whole =
                new Tarball().file("a", randomBytes(200_000)).bytes();

        @ParameterizedTest
        @ValueSource(strings = {"", "P", "PK\3\4 is a zip", "tar without gzip"})
        void refusesWhatIsNotGzipped(String content) {
            refuses(content.getBytes(StandardCharsets.ISO_8859_1), "The source is not a gzipped tarball (.tar.gz).");
        }

        @Test
        void refusesAGzipThatBreaksOff() {
            assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, whole.length / 2)))
                    .isInstanceOf(BadArchiveException.class)
                    .hasMessageStartingWith("The source tarball is damaged: ");
        }

        @Test
        void refusesATarThatBreaksOffWithinAWholeGzip() throws IOException {
            byte[] tar = new GZIPInputStream(new ByteArrayInputStream(whole)).readAllBytes();
            assertThatThrownBy(() ->
                            SourceArchive.unpackTar(new ByteArrayInputStream(tar, 0, tar.length / 2), target, MEGABYTE))
                    .isInstanceOf(BadArchiveException.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 5, 9})
        void refusesAGzipThatBreaksOffInItsHeader(int length) {
            assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, length))).isInstanceOf(BadArchiveException.class);
        }

        @Test
        void refusesAFolderInPlaceOfAFile() {
            assertThatThrownBy(() -> unpack(new Tarball().file("a", "x").file("a/b", "x")))
                    .isInstanceOf(BadArchiveException.class);
        }
    }

    private void refuses(Tarball tarball, String message) {
        refuses(tarball.bytes(), message);
    }

    private void refuses(byte[] packed, String message) {
        assertThatThrownBy(() -> unpack(packed))
                .isInstanceOf(BadArchiveException.class)
                .hasMessage(message);
    }

    private void unpack(Tarball tarball) throws IOException {
        unpack(tarball.bytes());
    }

    private void unpack(byte[] packed) throws IOException {
        SourceArchive.unpackGzip(new ByteArrayInputStream(packed), target, MEGABYTE);
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
