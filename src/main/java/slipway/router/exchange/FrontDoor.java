package slipway.router.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * How the part that speaks HTTP/2 tells for whom it asks: by one header with a secret that only this process knows, since
 * others on the machine can reach the door as well.
 */
public final class FrontDoor {
    private static final int PARTS = 4;

    private final String secret;

    public FrontDoor(String secret) {
        this.secret = secret;
    }

    /** The header's value for a client. */
    public String value(Origin origin) {
        return String.join(
                " ", secret, origin.client(), origin.protocol(), origin.tlsVersion());
    }

    /** Null for what this process has not written. */
    @Nullable
    Origin origin(@Nullable String value) {
        String[] parts = value == null ? new String[0] : value.split(" ");
        if (parts.length != PARTS
                || !MessageDigest.isEqual(
                        parts[0].getBytes(StandardCharsets.US_ASCII), secret.getBytes(StandardCharsets.US_ASCII))) {
            return null;
        }
        return new Origin(parts[1], parts[2], parts[3], "", false);
    }
}
