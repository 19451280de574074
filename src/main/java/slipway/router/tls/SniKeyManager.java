package slipway.router.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import slipway.service.domains.certificates.KeyedCertificate;

/** Lets each TLS handshake have the certificate for the host that the client names (RFC 6066, section 3). */
final class SniKeyManager extends X509ExtendedKeyManager {
    /** Certificates that handshakes under way may still ask for; older ones go first to make room. */
    private static final int MOST = 20_000;

    private final Function<String, KeyedCertificate> forHost;
    private final Map<String, KeyedCertificate> byAlias = new ConcurrentHashMap<>();

    /** @param forHost takes the host in lower case, or an empty text */
    SniKeyManager(Function<String, KeyedCertificate> forHost) {
        this.forHost = forHost;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        KeyedCertificate certificate = forHost.apply(named(engine.getHandshakeSession()));
        if (!certificate.key().getAlgorithm().equals(algorithm(keyType))) {
            return null;
        }
        if (byAlias.size() > MOST) {
            byAlias.clear();
        }
        String alias = certificate.leaf().getSerialNumber().toString(Character.MAX_RADIX)
                + Integer.toString(certificate.leaf().hashCode(), Character.MAX_RADIX);
        byAlias.put(alias, certificate);
        return alias;
    }

    /** The name of the cipher suite's key exchange, for which it must be a key's: {@code EC_EC}, {@code EC}, {@code RSA}. */
    private static String algorithm(String keyType) {
        return keyType.startsWith("EC") ? "EC" : keyType.replaceAll("SASSA-PSS$", "SA");
    }

    private static String named(@Nullable SSLSession session) {
        if (session instanceof ExtendedSSLSession extended) {
            for (SNIServerName name : extended.getRequestedServerNames()) {
                if (name.getType() == StandardConstants.SNI_HOST_NAME && name instanceof SNIHostName host) {
                    return host.getAsciiName().toLowerCase(Locale.ROOT);
                }
            }
        }
        return "";
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        KeyedCertificate certificate = byAlias.get(alias);
        return certificate == null ? null : certificate.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        KeyedCertificate certificate = byAlias.get(alias);
        return certificate == null ? null : certificate.key();
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
