package slipway.service.domains.certificates;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;
import slipway.model.domains.CertificateFacts;

/** Takes only certificates with which TLS would work, and says of each other one what is wrong with it. */
public final class CertificateCheck {
    /** The parameters of the API, named in refusals. */
    static final String CHAIN = "certificate_chain";

    static final String KEY = "private_key";

    /** Smallest keys that browsers take (CA/Browser Forum, Baseline Requirements 6.1.5), in bits. */
    private static final int MIN_RSA = 2_048;

    private static final int MIN_EC = 256;

    /** More than any real chain has. */
    private static final int MAX_CERTIFICATES = 10;

    /** The type of DNS names among a certificate's alternative names (RFC 5280, 4.2.1.6). */
    private static final int DNS_NAME = 2;

    private static final Pattern HOST = Pattern.compile("[a-z0-9*.-]+");

    private final TrustedRoots roots;

    CertificateCheck(TrustedRoots roots) {
        this.roots = roots;
    }

    public static CertificateCheck withRootsOfJava() {
        return new CertificateCheck(TrustedRoots.ofJava());
    }

    /** Reads a chain in any order and its key; refuses those that cannot serve at {@code now}. */
    public KeyedCertificate check(String chainPem, String keyPem, Instant now) {
        KeyedCertificate read = read(chainPem, keyPem);
        X509Certificate leaf = read.leaf();
        requireStrong(leaf.getPublicKey());
        Validity validity = Validity.of(leaf);
        if (validity.expiresAt().isBefore(now)) {
            throw refusal("expired on " + validity.expiresAt() + ".");
        }
        if (validity.startsAt().isAfter(now)) {
            throw refusal("is not valid before " + validity.startsAt() + ".");
        }
        if (domains(leaf).isEmpty()) {
            throw refusal("is for no host: it has neither a DNS name nor a common name.");
        }
        return read;
    }

    /** The same without judging it; for what was checked before. */
    public static KeyedCertificate read(String chainPem, String keyPem) {
        var key = PrivateKeys.read(keyPem);
        return new KeyedCertificate(ChainOrder.of(certificates(chainPem), key), key);
    }

    public CertificateFacts facts(KeyedCertificate certificate) {
        X509Certificate leaf = certificate.leaf();
        Validity validity = Validity.of(leaf);
        return new CertificateFacts(
                domains(leaf),
                DistinguishedName.of(leaf.getIssuerX500Principal()),
                DistinguishedName.of(leaf.getSubjectX500Principal()),
                validity.startsAt(),
                validity.expiresAt(),
                ChainOrder.isSelfSigned(leaf),
                roots.vouchFor(certificate.chain()));
    }

    private static List<X509Certificate> certificates(String pem) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Pem.Block block : Pem.read(CHAIN, pem)) {
            if (block.type().endsWith("PRIVATE KEY")) {
                throw refusal("has a private key. Nobody but you should see it: send it as \"" + KEY + "\" only.");
            }
            if (block.type().endsWith("CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty() || certificates.size() > MAX_CERTIFICATES) {
            throw refusal("must have 1 to " + MAX_CERTIFICATES + " certificates.");
        }
        return certificates;
    }

    private static X509Certificate certificate(Pem.Block block) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.bytes()));
        } catch (CertificateException e) {
            throw refusal("has a block that cannot be read as a certificate.");
        }
    }

    private static void requireStrong(PublicKey key) {
        int bits = 0;
        int least = MIN_EC;
        if (key instanceof RSAPublicKey rsa) {
            bits = rsa.getModulus().bitLength();
            least = MIN_RSA;
        } else if (key instanceof ECPublicKey ec) {
            bits = ec.getParams().getCurve().getField().getFieldSize();
        }
        if (bits < least) {
            throw new InvalidParamsException(
                    "Parameter \"%s\" is too weak: it has %d bits, and needs at least %d.".formatted(KEY, bits, least));
        }
    }

    /** The DNS names; for certificates of old that have none, the common name. */
    private static List<String> domains(X509Certificate leaf) {
        List<String> names = alternativeNames(leaf).stream()
                .filter(name -> name.get(0).equals(DNS_NAME))
                .map(name -> String.valueOf(name.get(1)))
                .toList();
        return (names.isEmpty()
                        ? DistinguishedName.commonName(leaf.getSubjectX500Principal()).stream()
                        : names.stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> HOST.matcher(name).matches())
                .distinct()
                .toList();
    }

    private static Collection<List<?>> alternativeNames(X509Certificate leaf) {
        try {
            return Optional.ofNullable(leaf.getSubjectAlternativeNames()).orElse(List.of());
        } catch (CertificateParsingException e) {
            throw refusal("has names that cannot be read.");
        }
    }

    private static InvalidParamsException refusal(String what) {
        return new InvalidParamsException("Parameter \"" + CHAIN + "\" " + what);
    }
}
