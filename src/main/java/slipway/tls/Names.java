package slipway.tls;

import java.util.List;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.X509ObjectIdentifiers;
import org.bouncycastle.util.IPAddress;

/** Whom a certificate is for. */
final class Names {
    /** RFC 5280, A.1: {@code ub-common-name}, in characters; host names may be longer. */
    private static final int COMMON_NAME_LENGTH = 64;

    private Names() {}

    static X500Name nobody() {
        return new X500Name(new RDN[0]);
    }

    static X500Name of(String commonName) {
        DERUTF8String text = new DERUTF8String(commonName);
        return new X500Name(new RDN[] {new RDN(new AttributeTypeAndValue(X509ObjectIdentifiers.commonName, text))});
    }

    /** The name that people are shown; programs go by {@link #alternatives}. */
    static X500Name ofFirst(List<String> hosts) {
        String first = hosts.get(0);
        return first.length() > COMMON_NAME_LENGTH ? nobody() : of(first);
    }

    /** Host names, wildcards and IP addresses; nothing is resolved. */
    static GeneralNames alternatives(List<String> hosts) {
        return new GeneralNames(hosts.stream().map(Names::alternative).toArray(GeneralName[]::new));
    }

    private static GeneralName alternative(String host) {
        return new GeneralName(IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }
}
