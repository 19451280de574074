package slipway.integration.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * This machine as JGit sees it, without the git configuration of whoever runs the platform. Redirects are not followed:
 * they could lead from a public host to one that only this machine can reach.
 */
final class NoConfiguration extends SystemReader.Delegate {
    private static final SystemReader MACHINE = SystemReader.getInstance();

    /** Has JGit look at nothing else from now on. */
    static void install() {
        SystemReader.setInstance(new NoConfiguration(MACHINE));
    }

    private NoConfiguration(SystemReader machine) {
        super(machine);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    private static final class Empty extends FileBasedConfig {
        Empty(@Nullable Config parent, FS fs) {
            super(parent, null, fs);
            setString("http", null, "followRedirects", "false");
        }

        @Override
        public void load() {
            // There is nothing to read.
        }

        @Override
        public void save() {
            // JGit notes what it measured of the file system; it measures anew.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
