import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import slipway.integration.Folders;
import slipway.integration.archives.SlugArchive;
import slipway.integration.archives.SourceArchive;

/** How fast slugs are packed and unpacked, in MB of files a second; the first of the rounds only warms up. */
public class SlugSpeed {
    private static final double MEGABYTE = 1024.0 * 1024.0;

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path work = Path.of(arguments[1]);
        double size;
        try (Stream<Path> files = Files.walk(folder)) {
            size = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() / MEGABYTE;
        }
        for (int round = 0; round < 4; round++) {
            Path slug = work.resolve("slug");
            long begin = System.nanoTime();
            SlugArchive.Packed packed = SlugArchive.pack(folder, slug);
            double pack = seconds(begin);
            Path unpacked = work.resolve("unpacked");
            begin = System.nanoTime();
            try (InputStream in = new ZstdInputStream(new BufferedInputStream(Files.newInputStream(slug)))) {
                SourceArchive.unpackSlug(in, unpacked);
            }
            double unpack = seconds(begin);
            Folders.delete(unpacked);
            if (round > 0) {
                System.out.printf(
                        "%.0f %.0f %.1f %.1f%n", size / pack, size / unpack, size, packed.size() / MEGABYTE);
            }
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
