package slipway.service.builds.slugs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Port: between the gzipped tarballs that clients exchange, rooted at {@code ./app}, and slugs in the blob store. */
public interface SlugTarball {
    /** A slug in the blob store: its key, and its packed size in bytes. */
    record Stored(String blobKey, long size) {}

    /**
     * Stores a tarball as a slug.
     *
     * @param checksum what the tarball's bytes must have, such as {@code SHA256:...}
     * @throws slipway.model.PlatformException when it is no tarball, too large, or not what was announced
     */
    Stored store(InputStream tarball, Optional<String> checksum) throws IOException;

    /** Writes a slug as such a tarball. */
    void write(String blobKey, OutputStream tarball) throws IOException;
}
