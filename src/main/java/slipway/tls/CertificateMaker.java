package slipway.tls;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** An authority that certifies servers: whoever trusts its one certificate trusts them all. Safe for many threads. */
public final class CertificateMaker {
    private final X509Certificate authority;
    private final PrivateKey key;
    private final Clock clock;

    private CertificateMaker(X509Certificate authority, PrivateKey key, Clock clock) {
        this.authority = authority;
        this.key = key;
        this.clock = clock;
    }

    /** A new authority with a key of its own. */
    public static CertificateMaker create(String name, Duration validity, Clock clock) {
        KeyPair keys = Keys.make();
        X509Certificate authority = new CertificateDraft(keys.getPublic(), clock.instant(), validity)
                .forAuthority(name)
                .signedByItself(keys.getPrivate());
        return new CertificateMaker(authority, keys.getPrivate(), clock);
    }

    /** An authority that was created before and kept; its key is on an elliptic curve. */
    public static CertificateMaker of(X509Certificate authority, PrivateKey key, Clock clock) {
        return new CertificateMaker(authority, key, clock);
    }

    /**
     * A certificate for a server that answers by {@code hosts}: host names, wildcards such as {@code *.example.com}, IP
     * addresses. It has a key of its own, and is not to outlive the authority.
     */
    public ServerCertificate certify(List<String> hosts, Duration validity) {
        KeyPair keys = Keys.make();
        X509Certificate server = new CertificateDraft(keys.getPublic(), clock.instant(), validity)
                .forServer(hosts)
                .signedBy(authority, key);
        return new ServerCertificate(List.of(server, authority), keys.getPrivate());
    }

    /** What clients have to trust. */
    public X509Certificate authority() {
        return authority;
    }

    /** What the authority signs with, for its safe-keeping. */
    public PrivateKey key() {
        return key;
    }
}
