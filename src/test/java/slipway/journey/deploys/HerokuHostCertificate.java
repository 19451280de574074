package slipway.journey.deploys;

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

/** A certificate for api.heroku.com or another host, made for one test by the JDK's keytool, and what clients need to trust it. */
public final class HerokuHostCertificate {
    static final String PASSWORD = "changeit";

    private final Path folder;
    private final SSLContext context;

    private HerokuHostCertificate(Path folder, SSLContext context) {
        this.folder = folder;
        this.context = context;
    }

    public static HerokuHostCertificate make(Path folder) {
        return make(folder, HerokuHostProxy.HOST);
    }

    public static HerokuHostCertificate make(Path folder, String host) {
        Path keys = folder.resolve("keys.p12");
        List<String> keytool = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "heroku",
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
            return new HerokuHostCertificate(folder, context(store));
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
        trusted.setCertificateEntry("heroku-host", made.getCertificate("heroku"));
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
