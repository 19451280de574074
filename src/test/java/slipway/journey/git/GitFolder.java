package slipway.journey.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import slipway.journey.Platform;
import slipway.journey.Program;

/** A person's working copy, and git itself in it. */
public final class GitFolder {
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>(Map.of("PATH", System.getenv("PATH")));

    /** Makes {@code folder} a repository whose branch is main. */
    public GitFolder(Path folder) {
        this(folder, folder);
        git("init", "-q", "-b", "main", ".");
        git("config", "user.email", "me@example.org");
        git("config", "user.name", "Me");
    }

    /** Where {@code token}'s holder finds an app's code. */
    static String url(Platform platform, String app, String token) {
        return platform.url().replace("://", "://anybody:" + token + "@") + "/" + app + ".git";
    }

    private GitFolder(Path folder, Path home) {
        this.folder = folder;
        environment.put("HOME", home.toString());
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
    }

    public GitFolder write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** Takes over all files of one of the sample sites. */
    public GitFolder copy(Path site) throws IOException {
        try (var files = Files.walk(site)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(site.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return this;
    }

    /** Commits everything; returns the commit's id. */
    public String commit(String message) {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return git("rev-parse", "HEAD").out().strip();
    }

    /** As somebody with another home, such as one with a {@code .netrc}. */
    public GitFolder at(Path home) {
        return new GitFolder(folder, home);
    }

    public Program.Ended git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try (Program git = Program.start(folder, environment, command)) {
            return git.end();
        }
    }
}
