package slipway.journey.logs;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import slipway.journey.Program;

/** A receiver's certificate, made for one test by the JDK's keytool, and what senders need to trust it. */
public final class ReceiverCertificate {
    static final String PASSWORD = "changeit";

    private final Path folder;
    private final SSLContext context;

    private ReceiverCertificate(Path folder, SSLContext context) {
        this.folder = folder;
        this.context = context;
    }

    public static ReceiverCertificate make(Path folder, String host) {
        Path keys = folder.resolve("keys.p12");
        List<String> keytool = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD);
        try (Program program = Program.start(folder, Map.of(), keytool)) {
            Program.Ended made = program.end();
            if (made.status() != 0) {
                throw new AssertionError("keytool made no certificate: " + made.out() + made.err());
            }
            KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
            writeTrustStore(store, folder);
            return new ReceiverCertificate(folder, context(store));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** All that this JDK trusts, and this certificate. */
    private static void writeTrustStore(KeyStore made, Path folder) throws GeneralSecurityException, IOException {
        Path cacerts = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        try (FileInputStream in = new FileInputStream(cacerts.toFile())) {
            trusted.load(in, null);
        }
        trusted.setCertificateEntry("receiver", made.getCertificate("receiver"));
        try (OutputStream out = Files.newOutputStream(folder.resolve("trusted.p12"))) {
            trusted.store(out, PASSWORD.toCharArray());
        }
    }

    /** A value for {@code javax.net.ssl.trustStore}. */
    public Path trustStore() {
        return folder.resolve("trusted.p12");
    }

    /** Begins TLS as the server. */
    public SSLSocket secure(Socket client) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(client, null, true);
        secure.setUseClientMode(false);
        return secure;
    }
}
