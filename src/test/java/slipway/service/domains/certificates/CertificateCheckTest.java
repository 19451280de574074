package slipway.service.domains.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;
import slipway.model.domains.CertificateFacts;

class CertificateCheckTest {
    private static final Instant NOW = Instant.now();
    private static final MadeCertificate ROOT = MadeCertificate.root("C=US,O=Example,CN=Test Root");
    private static final MadeCertificate MIDDLE =
            MadeCertificate.named("C=US,O=Example,CN=Test Middle").asAuthority().signedBy(ROOT);
    private static final MadeCertificate SITE = MadeCertificate.named("C=US,O=Example,CN=www.example.com")
            .forHosts("www.example.com", "*.Example.com")
            .signedBy(MIDDLE);
    private static final MadeCertificate OTHER =
            MadeCertificate.named("CN=other.example.org").selfSigned();

    private final CertificateCheck check = new CertificateCheck(trusting(ROOT));

    private static TrustedRoots trusting(MadeCertificate root) {
        try {
            KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
            roots.load(null, null);
            roots.setCertificateEntry("root", root.certificate());
            return TrustedRoots.of(roots);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private AbstractThrowableAssert<?, ?> assertRefused(String chain, String key) {
        return assertThatThrownBy(() -> check.check(chain, key, NOW)).isInstanceOf(InvalidParamsException.class);
    }

    private AbstractThrowableAssert<?, ?> assertRefused(MadeCertificate made) {
        return assertRefused(made.pem(), made.key());
    }

    @Nested
    class OfAKey {
        @Test
        void takesPkcs8() {
            assertThat(check.check(SITE.pem(), SITE.key(), NOW).key())
                    .isEqualTo(SITE.keys().getPrivate());
        }

        @Test
        void takesPkcs1() {
            assertThat(check.check(SITE.pem(), SITE.traditionalKey(), NOW).key())
                    .isEqualTo(SITE.keys().getPrivate());
        }

        @ParameterizedTest
        @ValueSource(strings = {"secp256r1", "secp384r1"})
        void takesEllipticCurvesInBothForms(String curve) {
            MadeCertificate site = MadeCertificate.named("CN=ec.example.com")
                    .with(MadeCertificate.ec(curve))
                    .selfSigned();
            assertThat(check.check(site.pem(), site.key(), NOW).key())
                    .isEqualTo(site.keys().getPrivate());
        }

        @Test
        void refusesOneThatIsNotTheCertificates() {
            assertRefused(SITE.pem(), OTHER.key())
                    .hasMessage(
                            "Parameter \"private_key\" does not belong to the certificate in \"certificate_chain\".");
        }

        @Test
        void refusesOneThatIsTooWeak() {
            assertRefused(MadeCertificate.named("CN=weak.example.com")
                            .with(MadeCertificate.rsa(1_024))
                            .selfSigned())
                    .hasMessage("Parameter \"private_key\" is too weak: it has 1024 bits, and needs at least 2048.");
        }

        @Test
        void refusesOneOfAnotherKind() {
            assertRefused(
                            SITE.pem(),
                            Pem.write(
                                    "PRIVATE KEY",
                                    MadeCertificate.pair("Ed25519", 255)
                                            .getPrivate()
                                            .getEncoded()))
                    .hasMessage("Parameter \"private_key\" must be an RSA or EC key.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIF\n-----END ENCRYPTED PRIVATE KEY-----\n",
                    "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nMIIE\n"
                            + "-----END RSA PRIVATE KEY-----\n"
                })
        void refusesOneWithAPassphrase(String key) {
            assertRefused(SITE.pem(), key)
                    .hasMessage("Parameter \"private_key\" is kept by a passphrase. Remove it first.");
        }

        @Test
        void refusesWhatIsNoPem() {
            assertRefused(SITE.pem(), "secret")
                    .hasMessage("Parameter \"private_key\" is not PEM: there is no BEGIN line.");
        }

        @Test
        void refusesACertificateInItsPlace() {
            assertRefused(SITE.pem(), SITE.pem()).hasMessage("Parameter \"private_key\" has no private key.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"})
        void refusesRubbish(String type) {
            assertRefused(SITE.pem(), Pem.write(type, new byte[] {48, 3, 2, 1, 0}))
                    .hasMessage("Parameter \"private_key\" cannot be read as a private key.");
        }
    }

    @Nested
    class OfAChain {
        @Test
        void isPutInOrder() {
            String mixed = ROOT.pem() + SITE.pem() + MIDDLE.pem();
            assertThat(check.check(mixed, SITE.key(), NOW).chain())
                    .containsExactly(SITE.certificate(), MIDDLE.certificate(), ROOT.certificate());
        }

        @Test
        void mayHaveOtherTextBetweenItsCertificates() {
            String chatty = "Bag Attributes\r\n  friendlyName: site\r\n"
                    + SITE.pem().replace("\n", "\r\n") + "0 s:CN\n" + MIDDLE.pem();
            assertThat(check.check(chatty, SITE.key(), NOW).chain()).hasSize(2);
        }

        @Test
        void mayHaveACertificateTwice() {
            assertThat(check.check(SITE.pem() + SITE.pem(), SITE.key(), NOW).chain())
                    .hasSize(1);
        }

        @Test
        void mayHaveTwoCertificatesOfOneAuthority() {
            MadeCertificate crossSigned = MadeCertificate.named("C=US,O=Example,CN=Test Middle")
                    .asAuthority()
                    .with(MIDDLE.keys())
                    .signedBy(MadeCertificate.root("CN=Older Root"));
            String chain = SITE.pem() + MIDDLE.pem() + crossSigned.pem();
            assertThat(check.check(chain, SITE.key(), NOW).chain())
                    .containsExactly(SITE.certificate(), MIDDLE.certificate());
        }

        @Test
        void isRefusedWithAForeignCertificate() {
            assertRefused(SITE.pem() + MIDDLE.pem() + ROOT.pem() + OTHER.pem(), SITE.key())
                    .hasMessage("Parameter \"certificate_chain\" has a certificate that does not belong to the others:"
                            + " /CN=other.example.org.");
        }

        @Test
        void isRefusedWithAGap() {
            assertRefused(SITE.pem() + ROOT.pem(), SITE.key())
                    .hasMessage("Parameter \"certificate_chain\" is no whole chain: the certificate of"
                            + " /C=US/O=Example/CN=Test Middle is missing, or /C=US/O=Example/CN=Test Root does not"
                            + " belong to it.");
        }

        @Test
        void isRefusedWhereANameFitsButNotTheSignature() {
            MadeCertificate impostor = MadeCertificate.named("C=US,O=Example,CN=Test Middle")
                    .asAuthority()
                    .signedBy(ROOT);
            assertRefused(SITE.pem() + impostor.pem(), SITE.key()).hasMessageContaining("is no whole chain");
        }

        @Test
        void isRefusedWithAPrivateKeyInIt() {
            assertRefused(SITE.pem() + SITE.key(), SITE.key())
                    .hasMessageStartingWith("Parameter \"certificate_chain\" has a private key.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "certificate",
                    "-----BEGIN CERTIFICATE-----",
                    "-----BEGIN CERTIFICATE-----\nAAAA\n",
                    "-----BEGIN CERTIFICATE-----\nAAAA\n-----END PUBLIC KEY-----",
                    "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----"
                })
        void isRefusedWhereItIsNoPem(String text) {
            assertRefused(text, SITE.key()).hasMessageStartingWith("Parameter \"certificate_chain\" is not PEM: ");
        }

        @Test
        void isRefusedWhereABlockIsNoCertificate() {
            assertRefused(Pem.write("CERTIFICATE", new byte[] {1, 2, 3}), SITE.key())
                    .hasMessage("Parameter \"certificate_chain\" has a block that cannot be read as a certificate.");
        }

        @Test
        void isRefusedWithMoreCertificatesThanAnyChainHas() {
            assertRefused(SITE.pem().repeat(11), SITE.key())
                    .hasMessage("Parameter \"certificate_chain\" must have 1 to 10 certificates.");
        }
    }

    @Nested
    class OfACertificate {
        @Test
        void refusesAnExpiredOne() {
            assertRefused(MadeCertificate.named("CN=old.example.com")
                            .valid(NOW.minus(9, ChronoUnit.DAYS), Instant.parse("2024-02-03T04:05:06Z"))
                            .selfSigned())
                    .hasMessage("Parameter \"certificate_chain\" expired on 2024-02-03T04:05:06Z.");
        }

        @Test
        void refusesOneThatIsNotValidYet() {
            assertRefused(MadeCertificate.named("CN=new.example.com")
                            .valid(NOW.plus(1, ChronoUnit.DAYS), NOW.plus(9, ChronoUnit.DAYS))
                            .selfSigned())
                    .hasMessageStartingWith("Parameter \"certificate_chain\" is not valid before ");
        }

        @Test
        void refusesOneWithoutAHost() {
            assertRefused(MadeCertificate.named("O=Nobody").selfSigned())
                    .hasMessageStartingWith("Parameter \"certificate_chain\" is for no host");
        }
    }

    @Nested
    class Facts {
        private CertificateFacts of(MadeCertificate made, String chain) {
            return check.facts(check.check(chain, made.key(), NOW));
        }

        @Test
        void nameHostsIssuerSubjectAndTimes() {
            CertificateFacts facts = of(SITE, SITE.pem() + MIDDLE.pem());
            assertThat(facts.domains()).containsExactly("www.example.com", "*.example.com");
            assertThat(facts.issuer()).isEqualTo("/C=US/O=Example/CN=Test Middle");
            assertThat(facts.subject()).isEqualTo("/C=US/O=Example/CN=www.example.com");
            assertThat(facts.startsAt()).isBefore(NOW);
            assertThat(facts.expiresAt()).isAfter(NOW);
        }

        @Test
        void takeTheCommonNameWhereThereAreNoOthers() {
            assertThat(of(OTHER, OTHER.pem()).domains()).containsExactly("other.example.org");
        }

        @Test
        void sayWhetherAnAuthorityVouchesForIt() {
            assertThat(of(SITE, SITE.pem() + MIDDLE.pem()).caSigned()).isTrue();
            assertThat(of(SITE, SITE.pem()).caSigned()).isFalse();
            assertThat(of(OTHER, OTHER.pem()).caSigned()).isFalse();
        }

        @Test
        void sayWhetherItIsSignedByItself() {
            assertThat(List.of(
                            of(OTHER, OTHER.pem()).selfSigned(),
                            of(SITE, SITE.pem()).selfSigned()))
                    .containsExactly(true, false);
        }
    }

    @Test
    void whatIsWrittenReadsTheSame() {
        KeyedCertificate read = check.check(MIDDLE.pem() + SITE.pem(), SITE.traditionalKey(), NOW);
        assertThat(CertificateCheck.read(read.chainPem(), read.keyPem())).isEqualTo(read);
    }
}
