package slipway.integration.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import slipway.integration.archives.BadArchiveException;

/** A download ends where it gets too large, however it is read. */
class LimitedStreamTest {
    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void givesAllOfWhatIsAllowed() throws IOException {
        assertThat(stream(MEGABYTE).readAllBytes()).hasSize(MEGABYTE);
    }

    @Test
    void refusesOneByteMore() {
        assertThatThrownBy(() -> stream(MEGABYTE + 1).readAllBytes())
                .isInstanceOf(BadArchiveException.class)
                .hasMessage("The source is larger than 1 MB.");
    }

    @Test
    void refusesOneByteMoreReadAlone() throws IOException {
        LimitedStream stream = stream(MEGABYTE + 1);
        stream.readNBytes(MEGABYTE);
        assertThatThrownBy(stream::read).isInstanceOf(BadArchiveException.class);
    }

    @Test
    void doesNotCountTheEnd() throws IOException {
        LimitedStream stream = stream(MEGABYTE);
        stream.readNBytes(MEGABYTE);
        assertThat(stream.read()).isEqualTo(-1);
    }

    private static LimitedStream stream(int size) {
        return new LimitedStream(new ByteArrayInputStream(new byte[size]), 1);
    }
}
