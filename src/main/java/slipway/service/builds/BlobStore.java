package slipway.service.builds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Port: keeps packed slugs by the SHA-256 of their content, in hexadecimal. */
public interface BlobStore {
    /** Takes over {@code file}, which is gone afterwards, under its content's key; storing it twice is no error. */
    void put(String key, Path file) throws IOException;

    /** Opens a blob; an {@link IOException} where there is none. */
    InputStream open(String key) throws IOException;

    void delete(String key) throws IOException;

    /** The keys of all blobs that were stored before {@code time}. */
    List<String> keysBefore(Instant time) throws IOException;
}
