package slipway.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.journey.Program;
import slipway.journey.SlipwayConnect;
import slipway.tls.CertificateMaker;
import slipway.tls.CertificatePem;

/** The jar itself, in a process and a home of its own, before a platform that is none. */
class ConnectIT {
    private final StubPlatform platform = StubPlatform.start();
    private final Map<String, String> environment = new TreeMap<>();

    @TempDir
    Path home;

    @BeforeEach
    void bare() throws IOException {
        environment.put("HOME", home.toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + Files.createDirectory(home.resolve("tmp")));
    }

    @AfterEach
    void end() {
        platform.close();
    }

    private Program.Ended connect(String... arguments) {
        try (Program program = Program.start(home, environment, SlipwayConnect.command(arguments))) {
            return program.end();
        }
    }

    /** A shell behind the gateway runs {@code script}. */
    private Program.Ended shell(String script) {
        return connect(platform.url(), "--", "sh", "-c", script);
    }

    private String netrc() throws IOException {
        return Files.readString(home.resolve(".netrc"));
    }

    private static String ours(Program.Ended ended) {
        return ended.err().replaceAll("Picked up .*\n", "");
    }

    @Nested
    class ItsStatus {
        @ParameterizedTest
        @CsvSource({"exit 7, 7", "true, 0", "kill -KILL $$, 137"})
        void isTheCommandsOwn(String script, int status) {
            Program.Ended ended = shell(script);
            assertThat(ended.status()).isEqualTo(status);
            assertThat(ours(ended)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "64, http://paas.example.com, use https://paas.example.com",
            "64, https://paas.example.com --ca nowhere.pem, (--ca) cannot be read",
            "64, --nonsense, There is no option --nonsense",
            "69, https://host.invalid, the name host.invalid is not known",
            "69, http://localhost:1, nothing answers",
            "76, OTHER, is no Slipway platform",
            "69, STARTING, is not ready yet",
            "73, PLATFORM --port TAKEN, is taken",
            "126, PLATFORM -- /etc/passwd, cannot be executed",
            "127, PLATFORM -- no-such-command, The command no-such-command is not found"
        })
        void saysWhyThereIsNoCommand(int status, String line, String why) throws IOException {
            try (StubPlatform other = StubPlatform.start().answering((head, in, out) -> {
                        StubPlatform.reply(out, 200, "<html>ready parts</html>");
                        return true;
                    });
                    StubPlatform starting = StubPlatform.start().answering((head, in, out) -> {
                        StubPlatform.reply(out, 503, "{\"ready\":false,\"parts\":{}}");
                        return true;
                    });
                    ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                Program.Ended ended = connect(line.replace("OTHER", other.url())
                        .replace("STARTING", starting.url())
                        .replace("PLATFORM", platform.url())
                        .replace("TAKEN", String.valueOf(taken.getLocalPort()))
                        .split(" "));
                assertThat(ours(ended))
                        .startsWith("slipway-connect: ")
                        .contains(why)
                        .hasLineCount(1);
                assertThat(ended.status()).isEqualTo(status);
            }
        }

        @ParameterizedTest
        @CsvSource({"slipway-wrong, The platform refuses the token in HEROKU_API_KEY", "HRKU-x, for another platform"})
        void is77ForATokenThatIsNotGood(String token, String why) {
            environment.put("HEROKU_API_KEY", token);
            Program.Ended ended = shell("echo ran");
            assertThat(ours(ended)).contains(why).hasLineCount(1);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.status()).isEqualTo(77);
            assertThat(platform.asked()).noneMatch(asked -> asked.head().contains("HRKU"));
        }

        @Test
        void isInTheHelp() {
            assertThat(connect("--help").out()).contains("--ca FILE", "   64  wrong usage", "  127  the command");
            assertThat(connect("--version").out()).matches("slipway-connect \\d.*\n");
        }
    }

    @Nested
    class ItsCommand {
        @Test
        void reachesThePlatformByHerokusNamesAndAsItself() {
            environment.put("HEROKU_API_KEY", "slipway-right");
            Program.Ended ended = connect(
                    platform.url(),
                    "-v",
                    "--",
                    "sh",
                    "-c",
                    "curl -sS https://api.heroku.com/a " + platform.url() + "/b");
            assertThat(ended.out()).isEqualTo("answer to /aanswer to /b");
            assertThat(ours(ended)).isEqualTo("slipway-connect: GET https://api.heroku.com/a\n");
        }

        @Test
        void hasThePersonsEnvironmentWithoutWhatLeadsPastTheGateway() {
            environment.putAll(
                    Map.of("MINE", "1", "HEROKU_HOST", "x", "HEROKU_APP", "a", "NO_PROXY", "intern,*.heroku.com"));
            String out = shell("env").out();
            assertThat(out)
                    .contains("\nMINE=1\n", "\nHEROKU_APP=a\n", "\nNO_PROXY=intern\n", "\nHEROKU_NETRC_WRITE=true\n")
                    .containsPattern("\nHTTPS_PROXY=http://slipway:[0-9a-f]{48}@127\\.0\\.0\\.1:\\d+\n")
                    .containsPattern("JAVA_TOOL_OPTIONS=-Djava\\.io\\.tmpdir=\\S+ -Djavax\\.net\\.ssl\\.trustStore=")
                    .doesNotContain("HEROKU_HOST", "HEROKU_API_KEY", "HTTP_PROXY");
        }

        @Test
        void findsFilesThatNobodyElseCanReadAndThatHoldNoKey() throws IOException {
            Program.Ended ended = shell("ls -ld $(dirname $SSL_CERT_FILE); grep -rl 'PRIVATE KEY' " + home
                    + "; keytool -list -keystore $(dirname $SSL_CERT_FILE)/trusted.jks -storepass changeit 2>&1"
                    + " | grep -c PrivateKeyEntry");
            assertThat(ended.out()).startsWith("drwx------").endsWith("\n0\n").hasLineCount(2);
            assertThat(home.resolve("tmp")).isEmptyDirectory();
        }

        @Test
        void decidesItselfWhatCtrlCMeans() {
            List<String> command =
                    SlipwayConnect.command(platform.url(), "--", "sh", "-c", "trap : INT; echo ready; read x; exit 5");
            try (Program program = Program.start(home, environment, command)) {
                program.awaitOutput("ready");
                assertThat(program.interrupt().status()).isEqualTo(5);
            }
            assertThat(home.resolve("tmp")).isEmptyDirectory();
        }

        @Test
        void isToldToEndWhenItsParentIs() {
            String script = "trap 'exit 9' TERM; kill -TERM $PPID; while :; do sleep 0.1; done";
            assertThat(shell(script).status()).isEqualTo(9);
        }

        @Test
        void isAShellWhereNoneIsNamed() throws IOException {
            Path shell = script("shell", "echo my shell");
            environment.put("SHELL", shell.toString());
            assertThat(connect(platform.url()).out()).isEqualTo("my shell\n");
        }
    }

    @Nested
    class ItsLogin {
        private Program.Ended login(String typed) {
            String line = String.join(" ", SlipwayConnect.command(platform.url(), "login"));
            List<String> command = List.of("sh", "-c", "printf '" + typed + "' | " + line);
            try (Program program = Program.start(home, environment, command)) {
                return program.end();
            }
        }

        @Test
        void keepsATokenForTheNextCommands() throws IOException {
            Program.Ended ended = login("op@example.com\\nright\\n123456\\n");
            assertThat(ended.err())
                    .contains("Two-factor code: ", "Logged in to " + platform.url() + " as op@example.com");
            assertThat(netrc())
                    .isEqualTo("machine localhost:" + platform.port()
                            + "\n  login op@example.com\n  password slipway-right-new\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(".netrc"))))
                    .isEqualTo("rw-------");
            assertThat(shell("echo $HEROKU_API_KEY").out()).isEqualTo("slipway-right-new\n");
        }

        @Test
        void saysWhatThePlatformSaysAgainstIt() {
            Program.Ended ended = login("op@example.com\\nwrong\\n");
            assertThat(ended.err()).contains("slipway-connect: Invalid \"credentials\" provided.");
            assertThat(ended.status()).isEqualTo(77);
        }

        @Test
        void mayBeTheCommandsAndLeavesTheOneToHerokuAlone() throws IOException {
            String heroku = "machine api.heroku.com\n  login me@example.com\n  password HRKU-mine\n";
            Files.writeString(home.resolve(".netrc"), heroku);
            Path cli = script(
                    "heroku",
                    "echo ${HEROKU_API_KEY-no key}; sed -i 's/me@.*/op/; s/HRKU-mine/slipway-right-cli/' ~/.netrc");
            assertThat(connect(platform.url(), "--", cli.toString(), "login", "-i")
                            .out())
                    .isEqualTo("no key\n");
            assertThat(netrc())
                    .isEqualTo(heroku + "machine localhost:" + platform.port()
                            + "\n  login op\n  password slipway-right-cli\n");
            assertThat(connect(platform.url(), "--", cli.toString(), "apps").out())
                    .isEqualTo("slipway-right-cli\n");
        }
    }

    @Nested
    class APlatformWithACertificateOfItsOwn {
        private final CertificateMaker maker = CertificateMaker.create("Own", Duration.ofDays(1), Clock.systemUTC());
        private final StubPlatform secured =
                StubPlatform.startSecured(maker.certify(List.of("localhost"), Duration.ofDays(1)));
        private final String url = "https://localhost:" + secured.port();

        @AfterEach
        void endSecured() {
            secured.close();
        }

        @Test
        void isRefusedWithAdvice() {
            Program.Ended ended = connect(url, "--", "true");
            assertThat(ended.status()).isEqualTo(65);
            assertThat(ours(ended))
                    .contains("is not trusted", url + "/ca.pem", "--ca FILE")
                    .hasLineCount(1);
        }

        @Test
        void isTrustedWithItsAuthorityByTheGatewayAndByTheCommand() throws IOException {
            Path ca = Files.writeString(home.resolve("ca.pem"), CertificatePem.write(maker.authority()));
            Program.Ended ended =
                    connect(url, "--ca", ca.toString(), "--", "curl", "-sS", "https://git.heroku.com/a", url + "/b");
            assertThat(ended.out()).isEqualTo("answer to /aanswer to /b");
        }

        @Test
        void isNotTrustedByAnotherName() throws IOException {
            Path ca = Files.writeString(home.resolve("ca.pem"), CertificatePem.write(maker.authority()));
            Program.Ended ended = connect("https://127.0.0.1:" + secured.port(), "--ca", ca.toString(), "--", "true");
            assertThat(ended.status()).isEqualTo(65);
        }
    }

    private Path script(String name, String line) throws IOException {
        Path script = Files.writeString(home.resolve(name), "#!/bin/sh\n" + line + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
