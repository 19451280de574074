package slipway.connect.child;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slipway.connect.platform.Trust;
import slipway.connect.terminal.ExitStatus;
import slipway.connect.terminal.Failure;
import slipway.tls.CertificatePem;

/**
 * Whom the child trusts, in the forms that clients take: all that this machine trusts, and the gateway. Certificates are
 * all there is in these files. They lie in a folder that only its owner enters, and go with the gateway.
 */
public final class TrustFiles implements AutoCloseable {
    /** Where systems keep the authorities that their administrator trusts: Debian, Red Hat, SUSE, Alpine and macOS. */
    private static final List<String> OF_SYSTEMS = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem");

    /** Each replaces what a client would trust otherwise; the person may have set them already. */
    static final List<String> BUNDLE_VARIABLES =
            List.of("SSL_CERT_FILE", "GIT_SSL_CAINFO", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE");

    /** Node adds these to its own. */
    static final String ADDED_VARIABLE = "NODE_EXTRA_CA_CERTS";

    /** Every JDK reads this form, and needs no password for certificates. */
    private static final String STORE_TYPE = "JKS";

    /** Guards what anybody may know; the JDK wants one. */
    private static final String NO_SECRET = "changeit";

    private final Path folder;

    private TrustFiles(Path folder) {
        this.folder = folder;
    }

    public static TrustFiles write(X509Certificate gateway, Trust trust, Map<String, String> environment) {
        try {
            TrustFiles files = new TrustFiles(Files.createTempDirectory("slipway-connect"));
            String added = CertificatePem.write(gateway) + CertificatePem.write(trust.added());
            Files.writeString(files.added(), texts(environment, List.of(ADDED_VARIABLE)) + added);
            Files.writeString(files.bundle(), machine(trust) + texts(environment, BUNDLE_VARIABLES) + added);
            List<X509Certificate> all = new ArrayList<>(trust.all());
            all.add(gateway);
            try (OutputStream out = Files.newOutputStream(files.trustStore())) {
                Trust.store(STORE_TYPE, all).store(out, NO_SECRET.toCharArray());
            }
            return files;
        } catch (IOException | GeneralSecurityException e) {
            throw new Failure(ExitStatus.CANNOT_CREATE, "Cannot write temporary files: " + e.getMessage());
        }
    }

    private static String machine(Trust trust) throws IOException {
        for (String file : OF_SYSTEMS) {
            if (Files.isReadable(Path.of(file))) {
                return text(Path.of(file));
            }
        }
        return CertificatePem.write(trust.machine());
    }

    private static String texts(Map<String, String> environment, List<String> variables) throws IOException {
        Set<String> files = new LinkedHashSet<>();
        variables.forEach(variable -> files.add(environment.getOrDefault(variable, "")));
        StringBuilder texts = new StringBuilder();
        for (String file : files) {
            if (!file.isBlank() && Files.isReadable(Path.of(file))) {
                texts.append(text(Path.of(file)));
            }
        }
        return texts.toString();
    }

    /** Whatever the encoding of its comments. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) + "\n";
    }

    Path bundle() {
        return folder.resolve("bundle.pem");
    }

    Path added() {
        return folder.resolve("added.pem");
    }

    Path trustStore() {
        return folder.resolve("trusted.jks");
    }

    @Override
    public void close() {
        try {
            for (Path file : List.of(bundle(), added(), trustStore(), folder)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException somebodyElsesFileIsInThere) {
            // They hold nothing that is secret.
        }
    }
}
