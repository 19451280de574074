package slipway.service.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts what is secret before it reaches the database: AES-256-GCM, bound to the app that it belongs to. */
@ApplicationScoped
public class SecretBox {
    /** Nonce and tag lengths of NIST SP 800-38D. */
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    PlatformKey platformKey;

    public byte[] seal(UUID owner, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, owner, nonce, secret.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    public String open(UUID owner, byte[] box) {
        byte[] nonce = java.util.Arrays.copyOf(box, NONCE_BYTES);
        byte[] sealed = java.util.Arrays.copyOfRange(box, NONCE_BYTES, box.length);
        return new String(crypt(Cipher.DECRYPT_MODE, owner, nonce, sealed), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, UUID owner, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, platformKey.derive("secret-box", "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored secret does not open: is SLIPWAY_SECRET_KEY the right one?", e);
        }
    }
}
