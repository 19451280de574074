package slipway.integration.archives;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks tarballs that strangers made: names such as {@code ./a} and {@code .//a} are fine; whatever would land or
 * point outside of the target, and whatever is no file, folder or link, is refused.
 */
public final class SourceArchive {
    /** Bounds the inodes that a small archive can cost. */
    private static final int MAX_ENTRIES = 500_000;

    private static final int GZIP_BUFFER = 65_536;

    private final Path target;
    private final long maxBytes;
    private final boolean linksMayLeadOut;
    private final List<Path> links = new ArrayList<>();
    private long bytes;
    private int entries;

    private SourceArchive(Path target, long maxBytes, boolean linksMayLeadOut) {
        this.target = target;
        this.maxBytes = maxBytes;
        this.linksMayLeadOut = linksMayLeadOut;
    }

    /** Unpacks a gzipped tarball; {@code maxBytes} bounds what it unpacks to. */
    public static void unpackGzip(InputStream packed, Path target, long maxBytes) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(packed, GZIP_BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        if (!gzip) {
            throw new BadArchiveException("The source is not a gzipped tarball (.tar.gz).");
        }
        try {
            unpackTar(new GZIPInputStream(buffered, GZIP_BUFFER), target, maxBytes);
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    /** Unpacks a plain tar stream. */
    public static void unpackTar(InputStream tar, Path target, long maxBytes) throws IOException {
        unpack(tar, target, maxBytes, false);
    }

    /** Unpacks what a build packed: links to the machine's own programs are part of it. */
    public static void unpackSlug(InputStream tar, Path target) throws IOException {
        unpack(tar, target, Long.MAX_VALUE, true);
    }

    private static void unpack(InputStream tar, Path target, long maxBytes, boolean linksMayLeadOut)
            throws IOException {
        Files.createDirectories(target);
        try (TarArchiveInputStream stream = new TarArchiveInputStream(tar, "UTF-8")) {
            new SourceArchive(target.toRealPath(), maxBytes, linksMayLeadOut).unpack(stream);
        } catch (BadArchiveException refused) {
            throw refused;
        } catch (IllegalArgumentException | EOFException | ZipException e) {
            throw damaged(e);
        } catch (FileSystemException e) {
            throw isNameClash(e)
                    ? new BadArchiveException("The source has something that is both a file and a folder: "
                            + target.relativize(Path.of(e.getFile())) + ".")
                    : e;
        } catch (IOException e) {
            // What commons-compress says of a tar that breaks off has no type of its own.
            throw e.getClass() == IOException.class
                            && !String.valueOf(e.getMessage()).contains("No space")
                    ? damaged(e)
                    : e;
        }
    }

    private static boolean isNameClash(FileSystemException e) {
        return e instanceof FileAlreadyExistsException
                || e instanceof DirectoryNotEmptyException
                || String.valueOf(e.getReason()).equals("Not a directory");
    }

    private static BadArchiveException damaged(Exception e) {
        return new BadArchiveException("The source tarball is damaged: " + e.getMessage());
    }

    private void unpack(TarArchiveInputStream tar) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (++entries > MAX_ENTRIES) {
                throw new BadArchiveException("The source has more than " + MAX_ENTRIES + " files.");
            }
            Path path = inside(entry.getName());
            if (path.equals(target)) {
                continue;
            }
            requireNoLinkAbove(path, entry.getName());
            Files.createDirectories(path.getParent());
            if (entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO()) {
                throw new BadArchiveException("\"" + entry.getName()
                        + "\" in the source is neither a file, a folder nor a link; devices and pipes are refused.");
            } else if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (entry.isSymbolicLink()) {
                Files.deleteIfExists(path);
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                links.add(path);
            } else if (entry.isLink()) {
                hardLink(path, entry);
            } else {
                file(path, entry, tar);
            }
        }
        // Only now: where a link leads may depend on what came after it.
        for (Path link : links) {
            requireWithin(link);
        }
    }

    private void file(Path path, TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        count(entry.isSparse() ? entry.getRealSize() : entry.getSize());
        Files.deleteIfExists(path);
        Files.copy(tar, path);
        boolean executable = (entry.getMode() & 0111) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        Files.setLastModifiedTime(
                path, FileTime.fromMillis(entry.getLastModifiedTime().toMillis()));
    }

    /** Becomes a copy, so that a build which changes one file changes no other. */
    private void hardLink(Path path, TarArchiveEntry entry) throws IOException {
        Path existing = inside(entry.getLinkName());
        requireNoLinkAbove(existing, entry.getLinkName());
        if (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadArchiveException("\"" + entry.getName() + "\" in the source is a link to nothing.");
        }
        if (Files.isSymbolicLink(existing)) {
            links.add(path);
        } else {
            count(Files.size(existing));
        }
        Files.copy(existing, path, LinkOption.NOFOLLOW_LINKS);
    }

    private void count(long more) throws BadArchiveException {
        bytes += more;
        if (bytes > maxBytes) {
            throw new BadArchiveException(
                    "The source unpacks to more than " + maxBytes / (1024 * 1024) + " MB, which is the limit.");
        }
    }

    private void requireWithin(Path link) throws IOException {
        if (!linksMayLeadOut && Files.isSymbolicLink(link) && LinkCheck.leadsOut(target, link)) {
            throw new BadArchiveException("\"" + target.relativize(link) + "\" in the source is a link out of it, to "
                    + Files.readSymbolicLink(link) + ".");
        }
    }

    private Path inside(String name) throws BadArchiveException {
        String relative = name.replaceAll("/{2,}", "/");
        if (relative.startsWith("/") || relative.indexOf('\0') >= 0) {
            throw new BadArchiveException("\"" + name + "\" in the source is an absolute path.");
        }
        Path path = target.resolve(relative).normalize();
        if (!path.startsWith(target)) {
            throw new BadArchiveException("\"" + name + "\" in the source leads out of it.");
        }
        return path;
    }

    /** A file must not be written through a link that came earlier in the archive. */
    private void requireNoLinkAbove(Path path, String name) throws BadArchiveException {
        for (Path above = path.getParent(); above != null && !above.equals(target); above = above.getParent()) {
            if (Files.isSymbolicLink(above)) {
                throw new BadArchiveException("\"" + name + "\" in the source lies behind a link.");
            }
        }
    }
}
