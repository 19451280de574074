package slipway.model.activity;

import java.util.Optional;
import java.util.UUID;

/**
 * From where a change came.
 *
 * @param via {@code api}, {@code page}, {@code git} or {@code platform}
 * @param address the client's IP address
 * @param authorizationId the token's authorization; absent for a password or a page's session
 * @param client what the client calls itself (User-Agent)
 */
public record Origin(String via, Optional<String> address, Optional<UUID> authorizationId, Optional<String> client) {
    /** Longest User-Agent that is kept, in characters. */
    private static final int MAX_CLIENT = 200;

    public Origin {
        client = client.map(
                text -> text.substring(0, Math.min(text.length(), MAX_CLIENT)).replace('\0', ' '));
    }

    /** The platform itself, at work for somebody who asked earlier. */
    public static Origin platform() {
        return new Origin("platform", Optional.empty(), Optional.empty(), Optional.empty());
    }
}
