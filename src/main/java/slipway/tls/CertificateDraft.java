package slipway.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** A certificate as in RFC 5280, before its signature. */
final class CertificateDraft {
    /** RFC 5280, 4.1.2.2: positive, and no longer than 20 octets; random, since nobody counts. */
    private static final int SERIAL_BITS = 127;

    /** Clients whose clock is slow must not find the certificate not yet valid. */
    private static final Duration LEEWAY = Duration.ofHours(1);

    private final V3TBSCertificateGenerator fields = new V3TBSCertificateGenerator();
    private final ExtensionsGenerator extensions = new ExtensionsGenerator();
    private final PublicKey certified;
    private X500Name subject = Names.nobody();

    CertificateDraft(PublicKey certified, Instant now, Duration validity) {
        this.certified = certified;
        fields.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE)));
        fields.setStartDate(Times.of(now.minus(LEEWAY)));
        fields.setEndDate(Times.of(now.plus(validity)));
        fields.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(certified.getEncoded()));
        add(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(Keys.identifier(certified)));
    }

    /** One that signs the certificates of servers, and makes no further authorities. */
    CertificateDraft forAuthority(String name) {
        subject = Names.of(name);
        add(Extension.basicConstraints, true, new BasicConstraints(0));
        add(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return this;
    }

    CertificateDraft forServer(List<String> hosts) {
        subject = Names.ofFirst(hosts);
        add(Extension.basicConstraints, true, new BasicConstraints(false));
        add(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        add(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        // RFC 5280, 4.2.1.6: critical where the subject says nothing.
        add(Extension.subjectAlternativeName, subject.equals(Names.nobody()), Names.alternatives(hosts));
        return this;
    }

    X509Certificate signedByItself(PrivateKey key) {
        return signed(subject, certified, key);
    }

    X509Certificate signedBy(X509Certificate authority, PrivateKey key) {
        X500Name issuer =
                X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
        return signed(issuer, authority.getPublicKey(), key);
    }

    private X509Certificate signed(X500Name issuer, PublicKey issuersKey, PrivateKey key) {
        add(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(Keys.identifier(issuersKey)));
        fields.setIssuer(issuer);
        fields.setSubject(subject);
        fields.setSignature(Signing.ALGORITHM);
        fields.setExtensions(extensions.generate());
        return Signing.sign(fields.generateTBSCertificate(), key);
    }

    private void add(ASN1ObjectIdentifier name, boolean critical, ASN1Encodable value) {
        try {
            extensions.addExtension(name, critical, value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
