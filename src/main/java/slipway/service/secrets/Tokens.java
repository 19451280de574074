package slipway.service.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes random secrets and the hashes under which tokens are stored. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** A token with 256 bits of chance; its prefix lets people and scanners know what they found. */
    public static String newToken() {
        return "slipway-" + random(32);
    }

    /** A key to sign with, for somebody who chose none: 256 bits of chance. */
    public static String newSecret() {
        return random(32);
    }

    /** A password that a person can type: 96 bits of chance. */
    public static String newPassword() {
        return random(12);
    }

    /** A part of a host name that nobody guesses, in letters and digits, and longer than any app's name: 160 bits. */
    public static String newDnsLabel() {
        byte[] chance = new byte[20];
        RANDOM.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    /** A secret such as those that app.json asks for ({@code "generator": "secret"}): 64 hexadecimal digits, as at Heroku. */
    public static String newHexSecret() {
        byte[] chance = new byte[32];
        RANDOM.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    /** SHA-256 is enough here, since tokens are too random to be guessed. */
    public static String hash(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String random(int bytes) {
        byte[] chance = new byte[bytes];
        RANDOM.nextBytes(chance);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
    }
}
