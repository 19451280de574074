package slipway.integration.git;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A commit's files as the gzipped tarball that builds start from, written without holding any file in memory. */
final class TreeArchive {
    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    private final Repository repository;
    private final RevCommit commit;

    TreeArchive(Repository repository, RevCommit commit) {
        this.repository = repository;
        this.commit = commit;
    }

    /** Where other repositories are to be put in: their code is not a part of this one. */
    List<String> submodules() throws IOException {
        List<String> paths = new ArrayList<>();
        try (TreeWalk walk = walk()) {
            while (walk.next()) {
                if (walk.getFileMode(0) == FileMode.GITLINK) {
                    paths.add(walk.getPathString());
                }
            }
        }
        return paths;
    }

    void write(OutputStream out) throws IOException {
        try (TreeWalk walk = walk();
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new FastGzip(out), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            while (walk.next()) {
                add(walk, tar);
            }
        }
    }

    private TreeWalk walk() throws IOException {
        TreeWalk walk = new TreeWalk(repository);
        walk.addTree(commit.getTree());
        walk.setRecursive(true);
        return walk;
    }

    private void add(TreeWalk walk, TarArchiveOutputStream tar) throws IOException {
        ObjectLoader file = walk.getObjectReader().open(walk.getObjectId(0));
        FileMode mode = walk.getFileMode(0);
        TarArchiveEntry entry;
        if (mode == FileMode.SYMLINK) {
            entry = new TarArchiveEntry(walk.getPathString(), TarConstants.LF_SYMLINK);
            entry.setLinkName(new String(file.getBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } else {
            entry = new TarArchiveEntry(walk.getPathString());
            entry.setMode(mode == FileMode.EXECUTABLE_FILE ? EXECUTABLE : PLAIN);
            entry.setSize(file.getSize());
        }
        // As git archive has it: all of a commit is of one time.
        entry.setModTime(commit.getCommitTime() * 1000L);
        tar.putArchiveEntry(entry);
        if (mode != FileMode.SYMLINK) {
            file.copyTo(tar);
        }
        tar.closeArchiveEntry();
    }

    /** Read once, on this machine: time counts for more than size. */
    private static final class FastGzip extends GZIPOutputStream {
        private static final int BUFFER = 65_536;

        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(java.util.zip.Deflater.BEST_SPEED);
        }
    }
}
