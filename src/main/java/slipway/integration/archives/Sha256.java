package slipway.integration.archives;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** By what slugs are named and known again: every Java has it, so that its absence need not be thought of elsewhere. */
public final class Sha256 {
    private Sha256() {}

    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
