package slipway.journey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** New SSH keys for tests, each made once. */
public final class SshKeyPair {
    private static final int LENGTH = 32;

    private SshKeyPair() {}

    /** The line of a new Ed25519 key, as in a {@code .pub} file. */
    public static String publicLine(String comment) {
        try {
            byte[] encoded = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
            byte[] key = Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
            byte[] blob = ByteBuffer.allocate(2 * Integer.BYTES + type.length + LENGTH)
                    .putInt(type.length)
                    .put(type)
                    .putInt(LENGTH)
                    .put(key)
                    .array();
            return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob) + " " + comment;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
