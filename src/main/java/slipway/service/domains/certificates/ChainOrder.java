package slipway.service.domains.certificates;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import slipway.model.InvalidParamsException;

/** Puts certificates that came in any order behind one another, each signed by the next. */
final class ChainOrder {
    private ChainOrder() {}

    /** The certificate of {@code key} first; refuses where one is missing or does not belong. */
    static List<X509Certificate> of(List<X509Certificate> given, PrivateKey key) {
        List<X509Certificate> rest = new ArrayList<>(new LinkedHashSet<>(given));
        X509Certificate last = rest.stream()
                .filter(certificate -> PrivateKeys.belongTogether(key, certificate.getPublicKey()))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidParamsException("Parameter \"%s\" does not belong to the certificate in \"%s\"."
                                .formatted(CertificateCheck.KEY, CertificateCheck.CHAIN)));
        List<X509Certificate> chain = new ArrayList<>(List.of(last));
        rest.remove(last);
        Optional<X509Certificate> issuer = isSelfSigned(last) ? Optional.empty() : issuer(last, rest);
        while (issuer.isPresent()) {
            last = issuer.get();
            chain.add(last);
            rest.remove(last);
            issuer = isSelfSigned(last) ? Optional.empty() : issuer(last, rest);
        }
        // An authority may have several certificates for one key; a single one is enough.
        rest.removeIf(other ->
                chain.stream().skip(1).anyMatch(used -> used.getPublicKey().equals(other.getPublicKey())));
        if (!rest.isEmpty()) {
            throw refusal(last, rest.get(0));
        }
        return chain;
    }

    static boolean isSelfSigned(X509Certificate certificate) {
        return signed(certificate, certificate);
    }

    private static Optional<X509Certificate> issuer(X509Certificate certificate, List<X509Certificate> among) {
        return among.stream().filter(other -> signed(other, certificate)).findFirst();
    }

    private static boolean signed(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notSigned) {
            return false;
        }
    }

    private static InvalidParamsException refusal(X509Certificate last, X509Certificate left) {
        String foreign = DistinguishedName.of(left.getSubjectX500Principal());
        return new InvalidParamsException(
                isSelfSigned(last)
                        ? "Parameter \"%s\" has a certificate that does not belong to the others: %s."
                                .formatted(CertificateCheck.CHAIN, foreign)
                        : "Parameter \"%s\" is no whole chain: the certificate of %s is missing, or %s does not belong to it."
                                .formatted(
                                        CertificateCheck.CHAIN,
                                        DistinguishedName.of(last.getIssuerX500Principal()),
                                        foreign));
    }
}
