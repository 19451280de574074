package slipway.service.domains.certificates;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Time;
import slipway.model.InvalidParamsException;

/** From when until when a certificate is valid. */
record Validity(Instant startsAt, Instant expiresAt) {
    /** What both ASN.1 times begin with once their century is known; they end with their zone, which is GMT. */
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private static final int DIGITS = 14;

    static Validity of(X509Certificate certificate) {
        try {
            Certificate read = Certificate.getInstance(certificate.getEncoded());
            return new Validity(instant(read.getStartDate()), instant(read.getEndDate()));
        } catch (CertificateEncodingException | IllegalArgumentException | DateTimeException e) {
            throw new InvalidParamsException(
                    "Parameter \"" + CertificateCheck.CHAIN + "\" has times that cannot be read.");
        }
    }

    private static Instant instant(Time time) {
        return LocalDateTime.parse(time.getTime().substring(0, DIGITS), FORM).toInstant(ZoneOffset.UTC);
    }
}
