package slipway.connect.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import slipway.connect.terminal.ExitStatus;
import slipway.connect.terminal.Failure;
import slipway.tls.CertificatePem;

/**
 * Who may certify the platform.
 *
 * @param machine the authorities that this JDK trusts
 * @param added those of {@code --ca}
 */
public record Trust(List<X509Certificate> machine, List<X509Certificate> added) {
    public Trust {
        machine = List.copyOf(machine);
        added = List.copyOf(added);
    }

    public static Trust of(Optional<Path> ca) {
        return new Trust(ofMachine(), ca.map(Trust::read).orElse(List.of()));
    }

    private static List<X509Certificate> read(Path file) {
        try {
            List<X509Certificate> certificates =
                    CertificatePem.read(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (certificates.isEmpty()) {
                throw new Failure(ExitStatus.USAGE, "There is no certificate in " + file + " (--ca).");
            }
            return certificates;
        } catch (IOException e) {
            throw new Failure(ExitStatus.USAGE, "The file " + file + " (--ca) cannot be read.");
        } catch (CertificateException e) {
            throw new Failure(ExitStatus.USAGE, "A certificate in " + file + " (--ca) is broken.");
        }
    }

    private static List<X509Certificate> ofMachine() {
        try {
            return managers(null)
                    .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<X509TrustManager> managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast);
    }

    public List<X509Certificate> all() {
        List<X509Certificate> all = new ArrayList<>(machine);
        all.addAll(added);
        return all;
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(store("PKCS12", all())).toArray(X509TrustManager[]::new), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key store that holds {@code authorities} and no key. */
    public static KeyStore store(String type, List<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
