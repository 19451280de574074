package slipway.service.domains;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import slipway.service.domains.certificates.KeyedCertificate;
import slipway.tls.CertificateMaker;
import slipway.tls.ServerCertificate;

class CertificateTableTest {
    private static final CertificateMaker MAKER =
            CertificateMaker.create("Test", Duration.ofDays(1), Clock.systemUTC());

    private static final UUID APP = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final CertificateTable table = new CertificateTable();

    private static KeyedCertificate certificate() {
        ServerCertificate made = MAKER.certify(List.of("any"), Duration.ofDays(1));
        return new KeyedCertificate(made.chain(), made.key());
    }

    @Test
    void findsTheVeryHostBeforeTheNearestWildcard() {
        KeyedCertificate exact = certificate();
        KeyedCertificate near = certificate();
        KeyedCertificate far = certificate();
        table.publish(APP, Map.of("www.a.example.com", exact, "*.a.example.com", near, "*.example.com", far));
        assertThat(table.find("www.a.example.com")).contains(exact);
        assertThat(table.find("other.a.example.com")).contains(near);
        assertThat(table.find("a.example.com")).contains(far);
    }

    @Test
    void findsNothingForOthers() {
        table.publish(APP, Map.of("*.example.com", certificate()));
        assertThat(table.find("example.com")).isEmpty();
        assertThat(table.find("example.org")).isEmpty();
        assertThat(table.find("")).isEmpty();
    }

    @Test
    void forgetsWhatAnAppHasNoMore() {
        KeyedCertificate kept = certificate();
        table.publish(APP, Map.of("a.example.com", kept, "b.example.com", certificate()));
        table.publish(APP, Map.of("a.example.com", kept));
        assertThat(table.find("a.example.com")).contains(kept);
        assertThat(table.find("b.example.com")).isEmpty();
    }

    @Test
    void keepsWhatAnotherAppHasTakenOver() {
        KeyedCertificate others = certificate();
        table.publish(APP, Map.of("a.example.com", certificate()));
        table.publish(OTHER, Map.of("a.example.com", others));
        table.publish(APP, Map.of());
        assertThat(table.find("a.example.com")).contains(others);
    }
}
