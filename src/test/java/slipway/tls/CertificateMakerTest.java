package slipway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateMakerTest {
    private static final Duration VALIDITY = Duration.ofDays(10);

    private final CertificateMaker maker = CertificateMaker.create("Test authority", VALIDITY, Clock.systemUTC());

    @Nested
    class ItsCertificates {
        @ParameterizedTest
        @CsvSource({
            "api.example.com, api.example.com",
            "*.example.com, site.example.com",
            "127.0.0.1, 127.0.0.1",
            "::1, ::1"
        })
        void areAcceptedFromTheHostsThatTheyName(String named, String asked) throws Exception {
            ServerCertificate certificate = maker.certify(List.of("first.example.com", named), VALIDITY);
            assertThat(Handshake.with(certificate, asked, maker.authority()).getSubjectX500Principal())
                    .hasToString("CN=first.example.com");
        }

        @ParameterizedTest
        @CsvSource({
            "api.example.com, example.com",
            "*.example.com, a.site.example.com",
            "*.example.com, example.com",
            "127.0.0.1, 127.0.0.2"
        })
        void areRefusedFromOthers(String named, String asked) {
            ServerCertificate certificate = maker.certify(List.of(named), VALIDITY);
            assertThatThrownBy(() -> Handshake.with(certificate, asked, maker.authority()))
                    .hasMessageContaining(asked);
        }

        @Test
        void areRefusedWhereAnotherAuthorityOfTheSameNameIsTrusted() {
            X509Certificate other = CertificateMaker.create("Test authority", VALIDITY, Clock.systemUTC())
                    .authority();
            ServerCertificate certificate = maker.certify(List.of("localhost"), VALIDITY);
            assertThatThrownBy(() -> Handshake.with(certificate, "localhost", other))
                    .hasMessageContaining("PKIX path");
        }

        @Test
        void areRefusedWhenTheirTimeIsOver() {
            ServerCertificate certificate = maker.certify(List.of("localhost"), Duration.ofMinutes(-1));
            assertThatThrownBy(() -> Handshake.with(certificate, "localhost", maker.authority()))
                    .hasMessageContaining("validity check failed");
        }

        @Test
        void mayHaveAFirstNameThatIsTooLongForASubject() throws Exception {
            String host = "a".repeat(60) + ".example.com";
            ServerCertificate certificate = maker.certify(List.of(host), VALIDITY);
            assertThat(Handshake.with(certificate, host, maker.authority()).getCriticalExtensionOIDs())
                    .contains("2.5.29.17");
        }

        @Test
        void haveSerialNumbersAndKeysOfTheirOwn() {
            ServerCertificate one = maker.certify(List.of("localhost"), VALIDITY);
            ServerCertificate other = maker.certify(List.of("localhost"), VALIDITY);
            assertThat(one.chain().get(0).getSerialNumber())
                    .isPositive()
                    .isNotEqualTo(other.chain().get(0).getSerialNumber());
            assertThat(one.key()).isNotEqualTo(other.key());
        }

        @Test
        void areForServersAndSignNothing() throws Exception {
            X509Certificate server =
                    maker.certify(List.of("localhost"), VALIDITY).chain().get(0);
            assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
            assertThat(server.getBasicConstraints()).isEqualTo(-1);
            assertThat(server.getKeyUsage()).startsWith(true, false, false, false, false, false);
        }
    }

    @Nested
    class ItsAuthority {
        @Test
        void signsCertificatesOfServersOnly() {
            assertThat(maker.authority().getBasicConstraints()).isZero();
            assertThat(maker.authority().getKeyUsage())
                    .containsExactly(false, false, false, false, false, true, true, false, false);
        }

        @Test
        void goesOnWhenItWasKept() throws Exception {
            CertificateMaker kept = CertificateMaker.of(maker.authority(), maker.key(), Clock.systemUTC());
            ServerCertificate certificate = kept.certify(List.of("localhost"), VALIDITY);
            assertThat(Handshake.with(certificate, "localhost", maker.authority())
                            .getIssuerX500Principal())
                    .hasToString("CN=Test authority");
        }

        @Test
        void mayLiveBeyond2049() {
            Clock clock = Clock.fixed(Instant.parse("2049-12-31T12:00:00Z"), ZoneOffset.UTC);
            X509Certificate authority =
                    CertificateMaker.create("Old", Duration.ofDays(1), clock).authority();
            assertThat(authority.getNotBefore().toInstant()).isEqualTo("2049-12-31T11:00:00Z");
            assertThat(authority.getNotAfter().toInstant()).isEqualTo("2050-01-01T12:00:00Z");
        }
    }
}
