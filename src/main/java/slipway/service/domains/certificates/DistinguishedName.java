package slipway.service.domains.certificates;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Reads names of subjects and issuers. */
final class DistinguishedName {
    private static final Map<String, String> KEYWORDS = Map.of("1.2.840.113549.1.9.1", "emailAddress");

    private DistinguishedName() {}

    /** As OpenSSL and Heroku write it: {@code /C=US/O=Example/CN=www.example.com}. */
    static String of(X500Principal principal) {
        return parts(principal).stream()
                .map(part -> "/" + part.getType() + "=" + value(part))
                .collect(Collectors.joining());
    }

    static Optional<String> commonName(X500Principal principal) {
        return parts(principal).stream()
                .filter(part -> part.getType().equals("CN"))
                .map(DistinguishedName::value)
                .reduce((first, second) -> second);
    }

    private static List<Rdn> parts(X500Principal principal) {
        try {
            return new LdapName(principal.getName(X500Principal.RFC2253, KEYWORDS)).getRdns();
        } catch (InvalidNameException e) {
            throw new IllegalStateException("Every principal has a name of RFC 2253", e);
        }
    }

    /** Anybody can write anything into a certificate; PostgreSQL keeps no NUL. */
    private static String value(Rdn part) {
        String text = part.getValue() instanceof String string ? string : Rdn.escapeValue(part.getValue());
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
