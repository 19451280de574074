package slipway.model.builds;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;

/**
 * A gzipped tarball to build, by its URL.
 *
 * @param version what the client calls it, such as a commit
 * @param versionDescription what the client says of it, such as a commit's message
 */
public record SourceBlob(
        String url, Optional<String> version, Optional<String> checksum, Optional<String> versionDescription) {
    /** {@code SHA256:} and 64 hexadecimal digits (Platform API schema, "source_blob checksum"). */
    private static final Pattern CHECKSUM = Pattern.compile("(?i)SHA256:[0-9a-f]{64}");

    /** Long enough for any commit id or tag. */
    private static final int MAX_VERSION = 200;

    private static final int MAX_DESCRIPTION = 10_000;

    public SourceBlob {
        if (!isHttp(url)) {
            throw new InvalidParamsException("source_blob.url must be an http or https URL.");
        }
        version = version.filter(text -> !text.isBlank());
        if (version.filter(text -> text.length() > MAX_VERSION).isPresent()) {
            throw new InvalidParamsException("source_blob.version is longer than " + MAX_VERSION + " characters.");
        }
        if (versionDescription.filter(text -> text.length() > MAX_DESCRIPTION).isPresent()) {
            throw new InvalidParamsException(
                    "source_blob.version_description is longer than " + MAX_DESCRIPTION + " characters.");
        }
        if (checksum.filter(text -> !CHECKSUM.matcher(text).matches()).isPresent()) {
            throw new InvalidParamsException("source_blob.checksum must be SHA256: and 64 hexadecimal digits.");
        }
    }

    public SourceBlob(String url, Optional<String> version, Optional<String> checksum) {
        this(url, version, checksum, Optional.empty());
    }

    /** The URL without what opens it: that is for whoever builds, not for whoever looks. */
    public String place() {
        return url.replaceFirst("[?#].*", "").replaceFirst("//[^/@]*@", "//");
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
