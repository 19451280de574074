package slipway.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** Real certificates and keys in the form in which people send them, made by the JDK. */
final class KeyFiles {
    private static final String PASSWORD = "changeit";

    private KeyFiles() {}

    /** A self-signed certificate and its key as the body of a request. */
    static String certificate() {
        try {
            Path folder = Files.createTempDirectory("slipway-test-certificate");
            Path store = folder.resolve("keys.p12");
            String tool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            Process keytool = new ProcessBuilder(
                            tool,
                            "-genkeypair",
                            "-alias",
                            "a",
                            "-keyalg",
                            "RSA",
                            "-validity",
                            "30",
                            "-dname",
                            "CN=www.example.com",
                            "-ext",
                            "SAN=dns:www.example.com,dns:*.example.com",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (keytool.waitFor() != 0) {
                throw new AssertionError("keytool made no certificate");
            }
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            Files.delete(store);
            Files.delete(folder);
            return JsonNodeFactory.instance
                    .objectNode()
                    .put(
                            "certificate_chain",
                            pem("CERTIFICATE", keys.getCertificate("a").getEncoded()))
                    .put(
                            "private_key",
                            pem(
                                    "PRIVATE KEY",
                                    keys.getKey("a", PASSWORD.toCharArray()).getEncoded()))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, byte[] der) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    /** A new SSH key's public part (RFC 4253, section 6.6). */
    static String publicKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            for (byte[] part : new byte[][] {
                "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
                key.getPublicExponent().toByteArray(),
                key.getModulus().toByteArray()
            }) {
                out.writeInt(part.length);
                out.write(part);
            }
            return "ssh-rsa " + Base64.getEncoder().encodeToString(bytes.toByteArray()) + " somebody@example.com";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
