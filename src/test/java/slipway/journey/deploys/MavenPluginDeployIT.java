package slipway.journey.deploys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.Platform;
import slipway.journey.Program;

/** Heroku's own Maven plugin deploys a WAR: it believes that it talks to api.heroku.com. */
class MavenPluginDeployIT {
    private static final String PLUGIN = "com.heroku.sdk:heroku-maven-plugin:3.0.7:deploy-war";

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>example</groupId>
              <artifactId>tiny</artifactId>
              <version>1.0</version>
              <packaging>war</packaging>
              <properties>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <build>
                <pluginManagement>
                  <plugins>
                    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
                    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
                    <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.4</version></plugin>
                    <plugin><artifactId>maven-war-plugin</artifactId><version>3.5.1</version></plugin>
                  </plugins>
                </pluginManagement>
              </build>
            </project>
            """;

    private static final String WEB_XML = """
            <web-app xmlns="http://xmlns.jcp.org/xml/ns/javaee" version="4.0"/>
            """;

    @TempDir
    static Path folder;

    private static Platform platform;
    private static ApiClient api;
    private static String app;
    private static List<String> requests;
    private static Program.Ended maven;

    /** Once for all: a deployment by Maven takes long. */
    @BeforeAll
    static void deploy() throws IOException {
        platform = Platform.shared();
        api = platform.api();
        app = api.createApp();
        Path webapp = Files.createDirectories(folder.resolve("tiny/src/main/webapp/WEB-INF"));
        Files.writeString(folder.resolve("tiny/pom.xml"), POM);
        Files.writeString(webapp.resolve("web.xml"), WEB_XML);
        Files.writeString(webapp.resolveSibling("index.html"), "<h1>A tiny WAR</h1>");
        HerokuHostCertificate certificate = HerokuHostCertificate.make(folder);
        try (HerokuHostProxy proxy = HerokuHostProxy.start(platform, certificate)) {
            Map<String, String> environment =
                    Map.of("HEROKU_API_KEY", api.token(), "MAVEN_OPTS", throughProxy(proxy, certificate));
            maven = Maven.run(
                    folder.resolve("tiny"), environment, PLUGIN, "-Dheroku.appName=" + app, "-Dheroku.jdkVersion=1.8");
            requests = proxy.relayed();
        }
    }

    /** All of Maven's requests, those to this very host included; the plugin leaves its temporary files behind. */
    private static String throughProxy(HerokuHostProxy proxy, HerokuHostCertificate certificate) {
        return String.join(
                " ",
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + proxy.port(),
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=" + proxy.port(),
                "-Dhttp.nonProxyHosts=",
                "-Djavax.net.ssl.trustStore=" + certificate.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + HerokuHostCertificate.PASSWORD,
                "-Djava.io.tmpdir=" + folder);
    }

    @AfterAll
    static void delete() {
        api.delete("/apps/" + app);
    }

    @Test
    void endsWithSuccess() {
        assertThat(maven.out()).contains("BUILD SUCCESS");
        assertThat(maven.status()).isZero();
    }

    @Test
    void talksToHerokusHostName() {
        assertThat(requests).contains("POST /sources", "POST /apps/" + app + "/builds");
    }

    @Test
    void showsTheBuildWhileItRuns() {
        assertThat(maven.out()).contains("-----> Using buildpack: heroku/jvm", "-----> Compressing...");
    }

    @Test
    void warnsThatANewerJavaIsUsedWhereNoJava8IsInstalled() {
        assertThat(maven.out())
                .containsPattern(
                        "Using OpenJDK 1\\.8|Warning: system.properties asks for Java 8, which is not installed");
    }

    @Test
    void servesTheWarsOwnPage() {
        HttpResponse<String> page = platform.visit(app, "/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("<h1>A tiny WAR</h1>");
    }
}
