package slipway.integration.archives;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes into a slug, and that a dyno gets out what went in. */
class SlugArchiveTest {
    @TempDir
    Path folder;

    private Path app;
    private Path slug;

    @BeforeEach
    void makeAnApp() throws IOException {
        app = Files.createDirectories(folder.resolve("app"));
        slug = folder.resolve("slug");
        Files.createDirectories(app.resolve("lib/empty"));
        Files.writeString(app.resolve("lib/größe.txt"), "hello");
        Files.writeString(app.resolve("run.sh"), "echo hi");
        Files.setPosixFilePermissions(app.resolve("run.sh"), PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(app.resolve("lib/run"), Path.of("../run.sh"));
    }

    @Nested
    class WhenUnpackedAgain {
        private Path copy;

        @BeforeEach
        void packAndUnpack() throws IOException {
            Files.setLastModifiedTime(app.resolve("run.sh"), FileTime.fromMillis(1_000_000_000_000L));
            copy = unpack();
        }

        @Test
        void hasTheFiles() {
            assertThat(copy.resolve("lib/größe.txt")).hasContent("hello");
        }

        @Test
        void hasEmptyFolders() {
            assertThat(copy.resolve("lib/empty")).isEmptyDirectory();
        }

        @Test
        void knowsWhatCanBeExecuted() throws IOException {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("run.sh"))))
                    .isEqualTo("rwxr-xr-x");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("lib/größe.txt"))))
                    .isEqualTo("rw-r--r--");
        }

        @Test
        void hasLinksAsLinks() throws IOException {
            assertThat(Files.readSymbolicLink(copy.resolve("lib/run"))).hasToString("../run.sh");
        }

        @Test
        void hasTheTimes() throws IOException {
            assertThat(Files.getLastModifiedTime(copy.resolve("run.sh")).toMillis())
                    .isEqualTo(1_000_000_000_000L);
        }
    }

    @Nested
    class WhenPacked {
        @Test
        void hasNoEntryForTheFolderItself() throws IOException {
            assertThat(entries()).containsExactlyInAnyOrder("lib/", "lib/empty/", "lib/größe.txt", "lib/run", "run.sh");
        }

        @Test
        void leavesGitsFoldersOut() throws IOException {
            Files.createDirectories(app.resolve(".git/objects"));
            Files.writeString(app.resolve(".git/config"), "[core]");
            Files.createDirectories(app.resolve("lib/.git"));
            Files.writeString(app.resolve(".gitignore"), "target");
            assertThat(entries()).contains(".gitignore").noneMatch(name -> name.contains(".git/"));
        }

        @Test
        void isNamedByTheHashOfItsContent() throws Exception {
            SlugArchive.Packed packed = SlugArchive.pack(app, slug);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(slug));
            assertThat(packed.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
        }

        @Test
        void knowsItsSize() throws IOException {
            assertThat(SlugArchive.pack(app, slug).size()).isEqualTo(Files.size(slug));
        }

        @Test
        void keepsLinksToTheMachineThatADynoCanFollow() throws IOException {
            Files.createSymbolicLink(app.resolve("python"), Path.of("/usr/bin/python3"));
            assertThat(Files.readSymbolicLink(unpack().resolve("python"))).hasToString("/usr/bin/python3");
        }
    }

    private Path unpack() throws IOException {
        SlugArchive.pack(app, slug);
        Path copy = folder.resolve("copy");
        try (ZstdInputStream tar = new ZstdInputStream(Files.newInputStream(slug))) {
            SourceArchive.unpackSlug(tar, copy);
        }
        return copy;
    }

    private List<String> entries() throws IOException {
        SlugArchive.pack(app, slug);
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ZstdInputStream(Files.newInputStream(slug)), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
