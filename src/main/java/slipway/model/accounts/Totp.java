package slipway.model.accounts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of authenticator apps: time-based one-time passwords as of RFC 6238 with SHA-1, the one form that all know. */
public final class Totp {
    /** How long a code is shown, in seconds (RFC 6238, 5.2). */
    public static final int PERIOD = 30;

    /** Digits of a code. */
    public static final int DIGITS = 6;

    /** As long as the hash (RFC 4226, 4, R6). */
    private static final int SECRET_BYTES = 20;

    /** Steps before and after the present one whose codes are good, for clocks that differ (RFC 6238, 5.2). */
    private static final int TOLERANCE = 1;

    /** RFC 4648, 6. */
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A new secret in base32, as authenticator apps take it. */
    public static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return base32(secret);
    }

    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), PERIOD);
    }

    /** The code that an app with this secret shows during {@code step}. */
    public static String code(String secret, long step) {
        return code(bytes(secret), step, DIGITS);
    }

    /** The step of a code that is good now and later than {@code lastUsed}; none for a wrong or used one. */
    public static OptionalLong stepOf(String code, String secret, Instant now, long lastUsed) {
        byte[] given = code.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        long present = step(now);
        for (long step = Math.max(present - TOLERANCE, lastUsed + 1); step <= present + TOLERANCE; step++) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** RFC 4226, 5.3, with the step as its counter. */
    static String code(byte[] secret, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            String all = "%010d".formatted(number);
            return all.substring(all.length() - digits);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA1", e);
        }
    }

    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte next : bytes) {
            held = (held << Byte.SIZE) | (next & 0xff);
            for (bits += Byte.SIZE; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt((held >> (bits - 5)) & 0x1f));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(BASE32.charAt((held << (5 - bits)) & 0x1f)).toString();
    }

    private static byte[] bytes(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / Byte.SIZE);
        int bits = 0;
        int held = 0;
        for (int i = 0; i < base32.length(); i++) {
            held = (held << 5) | BASE32.indexOf(base32.charAt(i));
            bits += 5;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.put((byte) (held >> bits));
            }
        }
        return bytes.array();
    }
}
