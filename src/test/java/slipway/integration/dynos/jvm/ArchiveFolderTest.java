package slipway.integration.dynos.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.integration.dynos.jvm.BootTimes.Way;

class ArchiveFolderTest {
    @TempDir
    Path folder;

    @Test
    void takesAnArchiveThatNobodyMayWrite() throws IOException {
        ArchiveFolder archives = new ArchiveFolder(folder, "a");
        archives.accept(sent(3, "abc"));
        assertThat(archives.archive()).hasContent("abc");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archives.archive())))
                .isEqualTo("r--r--r--");
    }

    @Test
    void takesNothingThatWasCutOff() throws IOException {
        refuses(sent(4, "abc"));
    }

    @Test
    void takesNothingThatGoesOn() throws IOException {
        refuses(sent(2, "abc"));
    }

    @Test
    void takesNothingThatIsTooLarge() throws IOException {
        refuses(sent(ArchiveFolder.MOST + 1, "abc"));
    }

    @Test
    void takesNothingWhereNothingIsSent() throws IOException {
        refuses(new ByteArrayInputStream(new byte[0]));
    }

    @Test
    void keepsTwoArchivesOfASlug() throws IOException {
        for (String key : List.of("a", "b", "c")) {
            ArchiveFolder archives = new ArchiveFolder(folder, key);
            archives.accept(sent(1, key));
            if (!key.equals("c")) {
                Files.setLastModifiedTime(archives.archive(), FileTime.fromMillis(key.charAt(0)));
            }
        }
        assertThat(names()).containsExactlyInAnyOrder("b.archive", "c.archive");
    }

    @Test
    void keepsTimes() throws IOException {
        BootTimes times = BootTimes.none().with(Way.RECORDING, 5);
        new ArchiveFolder(folder, "a").keep(times);
        assertThat(new ArchiveFolder(folder, "a").times()).isEqualTo(times);
    }

    @Test
    void isGivenUpWhereItsTimesCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("a.boots"), "nonsense\n");
        assertThat(new ArchiveFolder(folder, "a").times().isGivenUp()).isTrue();
    }

    private void refuses(ByteArrayInputStream sent) throws IOException {
        assertThatThrownBy(() -> new ArchiveFolder(folder, "a").accept(sent)).isInstanceOf(IOException.class);
        assertThat(names()).isEmpty();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static ByteArrayInputStream sent(long size, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new ByteArrayInputStream(ByteBuffer.allocate(Long.BYTES + bytes.length)
                .putLong(size)
                .put(bytes)
                .array());
    }
}
