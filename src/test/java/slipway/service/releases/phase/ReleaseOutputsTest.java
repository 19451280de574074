package slipway.service.releases.phase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.service.logs.TextStream;

/** What a release command writes becomes the release's output exactly, however often the platform is told of it. */
class ReleaseOutputsTest {
    @TempDir
    Path folder;

    private final UUID dyno = UUID.randomUUID();
    private final UUID release = UUID.randomUUID();
    private ReleaseOutputs outputs;

    @BeforeEach
    void startThePlatform() {
        Settings settings = Settings.of(Map.of("SLIPWAY_HOME", folder.toString()));
        outputs = Wiring.wire(new ReleaseOutputs(), Wiring.wire(new Home(), settings));
        outputs.expect(dyno, release);
    }

    private void put(long position, String text) {
        outputs.put(dyno, position, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(TextStream stream) {
        StringBuilder text = new StringBuilder();
        byte[] piece = stream.read();
        while (piece.length > 0) {
            text.append(new String(piece, StandardCharsets.UTF_8));
            piece = stream.read();
        }
        return text.toString();
    }

    @Test
    void isKeptWhenTheDynoHasEnded() {
        put(0, "one\n");
        put(4, "two");
        outputs.end(dyno);
        TextStream stream = outputs.read(release, false);
        assertThat(read(stream)).isEqualTo("one\ntwo");
        assertThat(stream.isOver()).isTrue();
    }

    @Test
    void isThereOnceThoughItIsToldAgain() {
        put(0, "one\n");
        put(4, "two\n");
        startThePlatform();
        put(4, "two\n");
        put(8, "three\n");
        assertThat(read(outputs.read(release, true))).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void isFollowedWhileItGrows() throws Exception {
        TextStream stream = outputs.read(release, true);
        AtomicInteger told = new AtomicInteger();
        try (AutoCloseable watch = stream.watch(told::incrementAndGet)) {
            assertThat(watch).isNotNull();
            put(0, "one\n");
            assertThat(read(stream)).isEqualTo("one\n");
            assertThat(stream.isOver()).isFalse();
            outputs.end(dyno);
            assertThat(read(stream)).isEmpty();
            assertThat(stream.isOver()).isTrue();
            assertThat(told).hasValue(2);
        }
    }

    @Test
    void isFollowedToItsEndByWhoeverTookItForAnOldOne() {
        put(0, "one\n");
        TextStream stream = outputs.read(release, false);
        assertThat(read(stream)).isEqualTo("one\n");
        assertThat(stream.isOver()).isFalse();
    }

    @Test
    void beginsAnewWithTheCommand() {
        put(0, "a long line of an attempt that was cut off\n");
        outputs.begin(dyno);
        put(0, "one\n");
        assertThat(read(outputs.read(release, true))).isEqualTo("one\n");
    }

    @Test
    void isLostWithoutHarmWhereTheDiskTakesNone() throws IOException {
        Files.createFile(folder.resolve("releases"));
        outputs.begin(dyno);
        put(0, "one\n");
        outputs.end(dyno);
        assertThat(outputs.underWay()).isEmpty();
    }

    @Test
    void isNoBusinessOfOtherDynos() {
        UUID other = UUID.randomUUID();
        outputs.begin(other);
        outputs.put(other, 0, ByteBuffer.wrap(new byte[] {'x'}));
        outputs.end(other);
        assertThat(outputs.underWay()).containsExactly(release);
    }
}
