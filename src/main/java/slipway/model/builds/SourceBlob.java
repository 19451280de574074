package slipway.model.builds;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;

/** A gzipped tarball to build, by its URL; version is what the client calls it, such as a commit. */
public record SourceBlob(String url, Optional<String> version, Optional<String> checksum) {
    /** {@code SHA256:} and 64 hexadecimal digits (Platform API schema, "source_blob checksum"). */
    private static final Pattern CHECKSUM = Pattern.compile("(?i)SHA256:[0-9a-f]{64}");

    /** Long enough for any commit id or tag. */
    private static final int MAX_VERSION = 200;

    public SourceBlob {
        if (!isHttp(url)) {
            throw new InvalidParamsException("source_blob.url must be an http or https URL.");
        }
        version = version.filter(text -> !text.isBlank());
        if (version.filter(text -> text.length() > MAX_VERSION).isPresent()) {
            throw new InvalidParamsException("source_blob.version is longer than " + MAX_VERSION + " characters.");
        }
        if (checksum.filter(text -> !CHECKSUM.matcher(text).matches()).isPresent()) {
            throw new InvalidParamsException("source_blob.checksum must be SHA256: and 64 hexadecimal digits.");
        }
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
