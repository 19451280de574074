package slipway.integration.drains;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Instant;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import slipway.model.logs.DrainUrl;

/** Only what the owner of a drain can mend is said in the log, and not again and again. */
class ComplaintsTest {
    private static final DrainUrl URL = new DrainUrl("https://me:secret@logs.example:8443/token");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Complaints complaints = new Complaints();

    private static IOException because(Exception cause) {
        SSLHandshakeException failure = new SSLHandshakeException("No");
        failure.initCause(cause);
        return failure;
    }

    @Test
    void namesTheReasonAndThePlaceButNoSecret() {
        IOException unknown = because(new CertificateException(new CertPathBuilderException("no path")));
        assertThat(complaints.about(unknown, URL, NOW))
                .hasValue("Error L14 (certificate validation): error=\"unknown ca\" uri=\"https://logs.example:8443\"");
    }

    @Test
    void tellsAnExpiredCertificateFromAStrangeOne() {
        IOException expired = because(new CertificateException(new CertificateExpiredException("old")));
        assertThat(complaints.about(expired, URL, NOW).orElseThrow()).contains("error=\"certificate expired\"");
    }

    @Test
    void givesOtherReasonsAsTheyAre() {
        IOException other = because(new CertificateException("No name matching \"logs.example\" found"));
        assertThat(complaints.about(other, URL, NOW).orElseThrow())
                .contains("error=\"No name matching 'logs.example' found\"");
    }

    @Test
    void isSilentAboutWhatPasses() {
        assertThat(complaints.about(new IOException("Connection refused"), URL, NOW))
                .isEmpty();
    }

    @Test
    void isNotRepeatedSoon() {
        IOException failure = because(new CertificateException("bad"));
        complaints.about(failure, URL, NOW);
        assertThat(complaints.about(failure, URL, NOW.plusSeconds(599))).isEmpty();
        assertThat(complaints.about(failure, URL, NOW.plusSeconds(600))).isPresent();
    }

    @Test
    void isNewsAfterASuccess() {
        IOException failure = because(new CertificateException("bad"));
        complaints.about(failure, URL, NOW);
        complaints.forget();
        assertThat(complaints.about(failure, URL, NOW)).isPresent();
    }
}
