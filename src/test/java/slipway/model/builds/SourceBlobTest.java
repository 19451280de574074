package slipway.model.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;

/** What a build accepts as the description of its source. */
class SourceBlobTest {
    private static final String URL = "https://example.com/source.tgz";
    private static final String DIGITS = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"http://a/b", "https://a/b?c=d"})
    void takesWebUrls(String url) {
        assertThat(new SourceBlob(url, Optional.empty(), Optional.empty()).url())
                .isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:///etc/passwd", "ftp://a/b", "a/b", "https:a", " https://a"})
    void refusesOtherUrls(String url) {
        assertThatThrownBy(() -> new SourceBlob(url, Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessage("source_blob.url must be an http or https URL.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void takesABlankVersionForNone(String version) {
        assertThat(new SourceBlob(URL, Optional.of(version), Optional.empty()).version())
                .isEmpty();
    }

    @Test
    void refusesAVersionThatIsTooLong() {
        assertThat(new SourceBlob(URL, Optional.of("v".repeat(200)), Optional.empty()).version())
                .isPresent();
        assertThatThrownBy(() -> new SourceBlob(URL, Optional.of("v".repeat(201)), Optional.empty()))
                .hasMessage("source_blob.version is longer than 200 characters.");
    }

    @Test
    void takesAChecksumInAnyCase() {
        Optional<String> checksum = Optional.of("sha256:" + DIGITS.toUpperCase());
        assertThat(new SourceBlob(URL, Optional.empty(), checksum).checksum()).isEqualTo(checksum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", DIGITS, "SHA256:abc", "MD5:0123456789abcdef0123456789abcdef"})
    void refusesWhatIsNoSha256(String checksum) {
        assertThatThrownBy(() -> new SourceBlob(URL, Optional.empty(), Optional.of(checksum)))
                .hasMessage("source_blob.checksum must be SHA256: and 64 hexadecimal digits.");
    }
}
