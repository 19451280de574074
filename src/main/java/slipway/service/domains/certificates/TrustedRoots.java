package slipway.service.domains.certificates;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities that certificates are judged by. */
final class TrustedRoots {
    /** Loaded when first needed. */
    private static final class Java {
        private static final TrustedRoots ROOTS = of(null);
    }

    private final X509TrustManager manager;

    private TrustedRoots(X509TrustManager manager) {
        this.manager = manager;
    }

    /** Those of this machine's Java. */
    static TrustedRoots ofJava() {
        return Java.ROOTS;
    }

    /** @param roots null for those of Java */
    static TrustedRoots of(@Nullable KeyStore roots) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(roots);
            return new TrustedRoots(Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK can check certificates", e);
        }
    }

    boolean vouchFor(List<X509Certificate> chain) {
        try {
            manager.checkServerTrusted(chain.toArray(new X509Certificate[0]), "UNKNOWN");
            return true;
        } catch (CertificateException notTrusted) {
            return false;
        }
    }
}
