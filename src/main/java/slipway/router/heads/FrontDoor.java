package slipway.router.heads;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import slipway.router.framing.Field;
import slipway.router.framing.RequestHead;

/**
 * How the part that speaks HTTP/2 tells for whom it asks: by one header with a secret that only this process knows, since
 * others on the machine can reach the door as well.
 */
public final class FrontDoor {
    public static final String HEADER = "Slipway-Front";

    private static final int PARTS = 6;
    private static final String NO_NAME = "-";

    private final String secret;

    public FrontDoor(String secret) {
        this.secret = secret;
    }

    /** The header's value for a client. */
    public String value(Origin origin) {
        String name = origin.serverName().isEmpty() ? NO_NAME : origin.serverName();
        return String.join(
                " ",
                secret,
                origin.client(),
                origin.protocol(),
                origin.tlsVersion(),
                name,
                String.valueOf(origin.trusted()));
    }

    /** For whom a request is made; null where this process has not written it. */
    public @Nullable Origin origin(RequestHead head) {
        String value = RequestWriter.value(head, Field.SLIPWAY_FRONT);
        String[] parts = value == null ? new String[0] : value.split(" ");
        if (parts.length != PARTS
                || !MessageDigest.isEqual(
                        parts[0].getBytes(StandardCharsets.US_ASCII), secret.getBytes(StandardCharsets.US_ASCII))) {
            return null;
        }
        return new Origin(
                parts[1], parts[2], parts[3], parts[4].equals(NO_NAME) ? "" : parts[4], parts[5].equals("true"));
    }
}
