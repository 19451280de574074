package slipway.journey;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The official Heroku CLI (npm {@code heroku} 11.10.0) with a home of its own, set up by nothing but what the platform
 * hands out at {@code /env}.
 */
public final class HerokuCli {
    /** Names the CLI's executable where it is not on the PATH. */
    private static final String LOCATION = "TEST_HEROKU_CLI";

    private static final String ADVICE = "NOT TESTED: there is no Heroku CLI here. Get it by"
            + " \"npm install --prefix /tmp/heroku heroku@11.10.0\" and set " + LOCATION
            + "=/tmp/heroku/node_modules/.bin/heroku, or put it on the PATH.";

    private final Path executable;
    private final Path home;
    private final Map<String, String> environment;

    private HerokuCli(Path executable, Path home, Map<String, String> environment) {
        this.executable = executable;
        this.home = home;
        this.environment = environment;
    }

    /** As somebody who has just followed the platform's first instruction, and has not logged in. */
    public static HerokuCli signedOut(Platform platform, Path home) {
        Path executable = find().orElseThrow();
        Map<String, String> environment = new TreeMap<>(handedOut(platform, home));
        environment.put("HOME", home.toString());
        environment.put("PATH", executable.getParent() + ":" + System.getenv("PATH"));
        environment.put("TERM", "dumb");
        environment.put("NO_COLOR", "1");
        // No questions to the npm registry, no tokens in the key ring of this desktop.
        environment.put("HEROKU_DISABLE_AUTOUPDATE", "true");
        environment.put("HEROKU_SKIP_NEW_VERSION_CHECK", "true");
        environment.put("HEROKU_NETRC_WRITE", "true");
        return new HerokuCli(executable, home, environment);
    }

    /** As a script that has a token in {@code HEROKU_API_KEY}. */
    public static HerokuCli withToken(Platform platform, Path home, String token) {
        HerokuCli cli = signedOut(platform, home);
        cli.environment.put("HEROKU_API_KEY", token);
        return cli;
    }

    /** As somebody whose way to the platform leads through another port of this machine. */
    public HerokuCli through(int port) {
        environment.put("HEROKU_HOST", "http://localhost:" + port);
        return this;
    }

    /** A condition for tests: without the CLI they are skipped, with advice; on a build server they fail. */
    public static boolean isInstalled() {
        boolean installed = find().isPresent();
        if (!installed && System.getenv("CI") != null) {
            throw new AssertionError(ADVICE);
        }
        if (!installed) {
            System.err.println(ADVICE);
        }
        return installed;
    }

    private static Optional<Path> find() {
        String location = System.getenv(LOCATION);
        if (location != null && !Files.isExecutable(Path.of(location))) {
            throw new AssertionError(LOCATION + " names no executable: " + location);
        }
        return location == null ? onPath() : Optional.of(Path.of(location));
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "heroku"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** {@code eval "$(curl -s http://localhost:PORT/env)"}, by a shell, in this home. */
    private static Map<String, String> handedOut(Platform platform, Path home) {
        String lines = Http.send(HttpRequest.newBuilder(URI.create(platform.url() + "/env"))
                        .build())
                .body();
        Map<String, String> variables = new TreeMap<>();
        Map<String, String> mine = Map.of("HOME", home.toString(), "PATH", System.getenv("PATH"));
        try (Program shell = Program.start(home, mine, List.of("bash", "-c", "eval \"$0\"; env -0", lines))) {
            Program.Ended ended = shell.end();
            if (ended.status() != 0 || !ended.err().isEmpty()) {
                throw new AssertionError("What /env says does not work: " + ended.err());
            }
            Stream.of(ended.out().split("\0"))
                    .map(line -> line.split("=", 2))
                    .forEach(pair -> variables.put(pair[0], pair[1]));
        }
        return variables;
    }

    /** Runs {@code heroku ARGUMENTS} to its end. */
    public Program.Ended run(String... arguments) {
        try (Program program = start(arguments)) {
            return program.end();
        }
    }

    /** Starts a command that does not end by itself, such as {@code logs --tail}. */
    public Program start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(Arrays.asList(arguments));
        return Program.start(home, environment, command);
    }

    /** Starts a command in a terminal of its own, which {@code preparation} can change before. */
    public Program inTerminal(String preparation, List<String> arguments) {
        String command = preparation + "; exec '" + executable + "' " + String.join(" ", arguments);
        return Program.start(home, environment, List.of("script", "-qefc", command, "/dev/null"));
    }

    /** {@code heroku login -i}: its questions need a terminal, which util-linux's script provides. */
    public Program.Ended login(String email, String password) {
        return login(email, password, Optional.empty());
    }

    /** The same for somebody who is asked for a code as well. */
    public Program.Ended login(String email, String password, Optional<String> code) {
        List<String> command = List.of("script", "-qefc", "'" + executable + "' login -i", "/dev/null");
        try (Program terminal = Program.start(home, environment, command)) {
            terminal.awaitOutput("Email");
            terminal.type(email);
            terminal.awaitOutput("Password");
            terminal.type(password);
            code.ifPresent(text -> {
                terminal.awaitOutput("Two-factor code");
                terminal.type(text);
            });
            return terminal.awaitEnd();
        }
    }
}
