package slipway.service.domains.certificates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Real certificates with their keys: authorities, and what they sign. */
public final class MadeCertificate {
    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    private MadeCertificate(String name, KeyPair keys, X509Certificate certificate) {
        this.name = name;
        this.keys = keys;
        this.certificate = certificate;
    }

    /** What a certificate is to be like; the usual one is an RSA certificate that is valid for a year. */
    public static final class Wish {
        private final String name;
        private String[] hosts = {};
        private boolean authority;
        private Instant from = Instant.now().minus(1, ChronoUnit.DAYS);
        private Instant until = Instant.now().plus(365, ChronoUnit.DAYS);
        private Optional<KeyPair> given = Optional.empty();

        private Wish(String name) {
            this.name = name;
        }

        public Wish forHosts(String... names) {
            this.hosts = names;
            return this;
        }

        Wish asAuthority() {
            this.authority = true;
            return this;
        }

        Wish valid(Instant first, Instant last) {
            this.from = first;
            this.until = last;
            return this;
        }

        Wish with(KeyPair other) {
            this.given = Optional.of(other);
            return this;
        }

        public MadeCertificate selfSigned() {
            KeyPair keys = keys();
            return make(name, keys, keys.getPrivate());
        }

        public MadeCertificate signedBy(MadeCertificate issuer) {
            return make(issuer.name, keys(), issuer.keys.getPrivate());
        }

        private KeyPair keys() {
            return given.orElseGet(() -> rsa(2_048));
        }

        private MadeCertificate make(String issuer, KeyPair keys, PrivateKey signer) {
            try {
                V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
                content.setSerialNumber(new ASN1Integer(new BigInteger(64, new SecureRandom())));
                content.setIssuer(new X500Name(issuer));
                content.setSubject(new X500Name(name));
                content.setStartDate(new Time(Date.from(from)));
                content.setEndDate(new Time(Date.from(until)));
                content.setSubjectPublicKeyInfo(
                        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
                content.setSignature(algorithm(signer));
                ExtensionsGenerator extensions = new ExtensionsGenerator();
                extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
                if (hosts.length > 0) {
                    extensions.addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(Arrays.stream(hosts)
                                    .map(host -> new GeneralName(GeneralName.dNSName, host))
                                    .toArray(GeneralName[]::new)));
                }
                content.setExtensions(extensions.generate());
                return new MadeCertificate(name, keys, signed(content.generateTBSCertificate(), signer));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** @param name such as {@code C=US,O=Example,CN=Test Root} */
    public static Wish named(String name) {
        return new Wish(name);
    }

    static MadeCertificate root(String name) {
        return named(name).asAuthority().selfSigned();
    }

    static KeyPair rsa(int bits) {
        return pair("RSA", bits);
    }

    static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AlgorithmIdentifier algorithm(PrivateKey signer) {
        return new AlgorithmIdentifier(
                signer.getAlgorithm().equals("RSA")
                        ? PKCSObjectIdentifiers.sha256WithRSAEncryption
                        : X9ObjectIdentifiers.ecdsa_with_SHA256);
    }

    private static X509Certificate signed(TBSCertificate content, PrivateKey signer)
            throws IOException, GeneralSecurityException {
        Signature signature =
                Signature.getInstance(signer.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(signer);
        signature.update(content.getEncoded());
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(content);
        parts.add(algorithm(signer));
        parts.add(new DERBitString(signature.sign()));
        return read(new DERSequence(parts).getEncoded());
    }

    private static X509Certificate read(byte[] bytes) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
    }

    X509Certificate certificate() {
        return certificate;
    }

    KeyPair keys() {
        return keys;
    }

    public String pem() {
        try {
            return Pem.write("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key as PKCS#8, as {@code openssl genpkey} writes it. */
    public String key() {
        return Pem.write("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    /** The key as PKCS#1 or SEC 1, as {@code openssl genrsa -traditional} and {@code openssl ecparam} write it. */
    String traditionalKey() {
        try {
            return Pem.write(
                    keys.getPrivate().getAlgorithm() + " PRIVATE KEY",
                    PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded())
                            .parsePrivateKey()
                            .toASN1Primitive()
                            .getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
