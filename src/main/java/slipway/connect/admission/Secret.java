package slipway.connect.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What tells the child from everybody else on this machine; new with each run. */
public final class Secret {
    public static final String USER = "slipway";

    private static final int BYTES = 24;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }

    /** Safe in URLs, in shells and in options of a JVM. */
    public String text() {
        return text;
    }

    /** In a time that says nothing about how much of {@code credentials} is right. */
    public boolean opens(String credentials) {
        String right =
                "Basic " + Base64.getEncoder().encodeToString((USER + ":" + text).getBytes(StandardCharsets.US_ASCII));
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII), credentials.getBytes(StandardCharsets.ISO_8859_1));
    }
}
