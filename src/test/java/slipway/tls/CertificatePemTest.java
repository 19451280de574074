package slipway.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificatePemTest {
    private final CertificateMaker maker = CertificateMaker.create("Test", Duration.ofDays(1), Clock.systemUTC());
    private final List<X509Certificate> chain =
            maker.certify(List.of("localhost"), Duration.ofDays(1)).chain();

    @Test
    void readsWhatItWrote() throws Exception {
        assertThat(CertificatePem.read(CertificatePem.write(chain))).isEqualTo(chain);
    }

    @Test
    void readsPastCommentsKeysAndTheLineEndsOfOtherSystems() throws Exception {
        String text = "My authority\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
                + CertificatePem.write(chain.get(0));
        assertThat(CertificatePem.read(text.replace("\n", "\r\n"))).containsExactly(chain.get(0));
    }

    @Test
    void findsNothingInOtherTexts() throws Exception {
        assertThat(CertificatePem.read("<html>")).isEmpty();
    }
}
