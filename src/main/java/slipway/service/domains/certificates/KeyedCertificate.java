package slipway.service.domains.certificates;

import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * All that a TLS server needs to speak for a host.
 *
 * @param chain the host's certificate, then who signed it, and so on
 */
public record KeyedCertificate(List<X509Certificate> chain, PrivateKey key) {
    public KeyedCertificate {
        chain = List.copyOf(chain);
    }

    public X509Certificate leaf() {
        return chain.get(0);
    }

    public String chainPem() {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : chain) {
            try {
                pem.append(Pem.write("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("What was read can be written", e);
            }
        }
        return pem.toString();
    }

    public String keyPem() {
        return PrivateKeys.write(key);
    }

    /** Without the key, which belongs into no log. */
    @Override
    public String toString() {
        return "KeyedCertificate[" + leaf().getSubjectX500Principal() + "]";
    }
}
