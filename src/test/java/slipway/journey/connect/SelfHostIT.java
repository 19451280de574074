package slipway.journey.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.HerokuCli;
import slipway.journey.HerokuCliVersion;
import slipway.journey.Http;
import slipway.journey.Platform;
import slipway.journey.Program;

/** Slipway on a dyno of Slipway, deployed as the README says, takes the sample site to its URL inside. */
@EnabledIf("slipway.journey.HerokuCli#isOneForJavaInstalled")
class SelfHostIT {
    private static final Path WAR = Path.of(System.getProperty("slipway.war"));

    /** Goes where Heroku's deployer would put its own runner of WARs. */
    private static final Path RUNNER = WAR.resolveSibling("dependency/jetty-runner.jar");

    /** Names that only the test's own requests know. */
    private static final String DOMAIN = "paas.example.test";

    /** A platform starts, and Maven builds the sample with an empty repository. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    static Path home;

    private static Platform outer;
    private static ApiClient api;
    private static String app;
    private static Program.Ended deployed;

    @BeforeAll
    static void deployByTheOfficialClient() {
        outer = Platform.shared();
        api = outer.api();
        app = api.createApp();
        configure(Map.of(
                "SLIPWAY_SECRET_KEY",
                Base64.getEncoder().encodeToString(new byte[32]),
                "SLIPWAY_DOMAIN",
                DOMAIN,
                "SLIPWAY_URL",
                "http://" + DOMAIN + ":" + outer.port(),
                "SLIPWAY_OPERATOR_PASSWORD",
                Platform.PASSWORD,
                "SLIPWAY_SAMPLE",
                "src/samples/smartsite",
                // A dyno may make no namespaces.
                "SLIPWAY_UNSAFE_DYNOS",
                "true",
                // In real life the machine inside is as large; here it shares two processors with other tests.
                "JAVA_OPTS",
                "-Xmx300m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
        for (String host : new String[] {DOMAIN, "*." + DOMAIN}) {
            api.post("/apps/" + app + "/domains", "{\"hostname\":\"" + host + "\",\"sni_endpoint\":null}");
        }
        HerokuCli cli = HerokuCli.behindConnect(HerokuCliVersion.FOR_JAVA, outer, home)
                .withToken(api.token())
                .with("JAVA_TOOL_OPTIONS", "-Dheroku.webappRunnerUrl=file:" + RUNNER.toAbsolutePath())
                .in(WAR.toAbsolutePath().getParent().getParent());
        assertThat(cli.run(
                                "plugins:link",
                                HerokuCliVersion.FOR_JAVA.javaPlugin().toString())
                        .status())
                .isZero();
        deployed = cli.run(
                "war:deploy", "target/slipway.war", "--app", app, "--jdk", "17", "--includes", "src/samples/smartsite");
    }

    private static void configure(Map<String, String> config) {
        StringBuilder json = new StringBuilder();
        config.forEach((name, value) -> json.append(json.isEmpty() ? "{" : ",")
                .append(ApiClient.quoted(name))
                .append(':')
                .append(ApiClient.quoted(value)));
        api.patch("/apps/" + app + "/config-vars", json.append('}').toString());
    }

    @AfterAll
    static void delete() {
        api.delete("/apps/" + app);
    }

    private static int status(String host, String path) {
        return Http.send(outer.requestTo(host + ":" + outer.port(), path).build())
                .statusCode();
    }

    private static void awaitAnswer(String what, String host, String path) {
        try {
            Platform.await(what, PATIENCE, () -> status(host, path) == 200);
        } catch (AssertionError never) {
            throw new AssertionError(String.join("\n", api.log(app)), never);
        }
    }

    @Test
    void startsAndTakesTheSampleSiteToItsUrlInside() {
        assertThat(deployed.out()).contains("Procfile declares types -> web", "-----> Done");
        awaitAnswer("the platform inside", DOMAIN, "/health");
        awaitAnswer("the sample site inside", "smartsite." + DOMAIN, "/");
        String page = Http.send(outer.requestTo("smartsite." + DOMAIN + ":" + outer.port(), "/")
                        .build())
                .body();
        assertThat(page).contains("<html");
        assertThat(api.log(app)).anyMatch(line -> line.contains("smartsite answers at http://smartsite." + DOMAIN));
    }
}
