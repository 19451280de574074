package slipway.api.shared;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import slipway.model.NotFoundException;

/** Names with slashes in paths: the dispatch filter encodes them once more, since servlets take no encoded slash. */
public final class EncodedName {
    private EncodedName() {}

    /**
     * The name as its client meant it.
     *
     * @param resource what is not found by a name that nobody can have encoded
     */
    public static String decode(String name, String resource) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEncoding) {
            throw new NotFoundException(resource);
        }
    }
}
