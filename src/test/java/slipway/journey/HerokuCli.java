package slipway.journey;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The official Heroku CLI with a home of its own, led to a platform in one of the two ways that there are. */
public final class HerokuCli {
    /** Sets what NODE_OPTIONS does not take. */
    private static final Path FLAGS = Path.of("src/test/resources/slipway/journey/heroku-cli-flags.cjs");

    private final Path executable;
    private final Path home;
    private final Map<String, String> environment;

    /** Empty, or the URL of the platform that slipway-connect leads to. */
    private final Optional<String> connected;

    private Path folder;

    private HerokuCli(Path executable, Path home, Map<String, String> environment, Optional<String> connected) {
        this.executable = executable;
        this.home = home;
        this.environment = environment;
        this.connected = connected;
        this.folder = home;
    }

    /** As somebody who has just followed the platform's first instruction, and has not logged in. */
    public static HerokuCli signedOut(Platform platform, Path home) {
        HerokuCli cli = of(HerokuCliVersion.CURRENT, home, Optional.empty());
        handedOut(platform, home).forEach(cli.environment::putIfAbsent);
        return cli;
    }

    /** As somebody who knows nothing but slipway-connect, and has not logged in. */
    public static HerokuCli behindConnect(HerokuCliVersion version, Platform platform, Path home) {
        return of(version, home, Optional.of(platform.url()));
    }

    private static HerokuCli of(HerokuCliVersion version, Path home, Optional<String> connected) {
        Path executable = version.find().orElseThrow();
        Map<String, String> environment = new TreeMap<>();
        environment.put("HOME", home.toString());
        environment.put("PATH", executable.getParent() + ":" + System.getenv("PATH"));
        environment.put("TERM", "dumb");
        environment.put("NO_COLOR", "1");
        // No questions to the npm registry, no tokens in the key ring of this desktop.
        environment.put("HEROKU_DISABLE_AUTOUPDATE", "true");
        environment.put("HEROKU_SKIP_NEW_VERSION_CHECK", "true");
        environment.put("HEROKU_NETRC_WRITE", "true");
        // It runs thousands of modules once for each command: no use in compiling them twice.
        environment.put("NODE_OPTIONS", "--require \"" + FLAGS.toAbsolutePath() + "\"");
        return new HerokuCli(executable, home, environment, connected);
    }

    /** As a script that has a token in {@code HEROKU_API_KEY}. */
    public static HerokuCli withToken(Platform platform, Path home, String token) {
        return signedOut(platform, home).withToken(token);
    }

    public HerokuCli withToken(String token) {
        environment.put("HEROKU_API_KEY", token);
        return this;
    }

    /** As somebody who has set this variable. */
    public HerokuCli with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** As somebody who works in this folder instead of their home. */
    public HerokuCli in(Path other) {
        folder = other;
        return this;
    }

    /** As somebody whose way to the platform leads through another port of this machine. */
    public HerokuCli through(int port) {
        environment.put("HEROKU_HOST", "http://localhost:" + port);
        return this;
    }

    /** A condition for tests: without the CLI they are skipped, with advice; on a build server they fail. */
    public static boolean isInstalled() {
        return HerokuCliVersion.CURRENT.isInstalled();
    }

    /** The same for those that need the last one with plugins for Java. */
    public static boolean isOneForJavaInstalled() {
        return HerokuCliVersion.FOR_JAVA.isInstalled();
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
        return Program.start(folder, environment, command(arguments));
    }

    /** Runs git where and as the CLI runs, which helps it to its password. */
    public Program.Ended git(String... arguments) {
        try (Program git = Program.start(folder, environment, line("git", arguments))) {
            return git.end();
        }
    }

    private List<String> command(String... arguments) {
        return line(executable.toString(), arguments);
    }

    private List<String> line(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(Arrays.asList(arguments));
        return connected.map(url -> SlipwayConnect.around(url, command)).orElse(command);
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
        List<String> command =
                List.of("script", "-qefc", "'" + String.join("' '", command("login", "-i")) + "'", "/dev/null");
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
