package slipway.integration.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** The embedded server's TLS key and certificate, self-signed, made once with the JDK's keytool. */
final class ServerCertificate {
    private static final String ALIAS = "postgres";

    private ServerCertificate() {}

    /** Writes {@code server.key} and {@code server.crt} into {@code folder} unless they are there. */
    static void ensure(Path folder, char[] password) throws IOException, InterruptedException {
        Path key = folder.resolve("server.key");
        if (Files.exists(key)) {
            return;
        }
        Path store = folder.resolve("server.p12");
        Files.deleteIfExists(store);
        List<String> keytool = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "STORE_PASSWORD");
        ProcessBuilder builder = new ProcessBuilder(keytool).redirectErrorStream(true);
        builder.environment().put("STORE_PASSWORD", new String(password));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new DatabaseException("keytool could not make PostgreSQL's certificate: " + said.strip());
        }
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password);
            Files.writeString(
                    folder.resolve("server.crt"),
                    pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
            // The key comes last and whole: where it is, a killed start has left nothing half-done.
            Path fresh = folder.resolve("server.key.new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    fresh, pem("PRIVATE KEY", keys.getKey(ALIAS, password).getEncoded()));
            Files.move(fresh, key, StandardCopyOption.ATOMIC_MOVE);
        } catch (GeneralSecurityException e) {
            throw new DatabaseException("PostgreSQL's certificate cannot be read back", e);
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static String pem(String type, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }
}
