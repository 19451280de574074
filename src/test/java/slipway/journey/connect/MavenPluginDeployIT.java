package slipway.journey.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.Platform;
import slipway.journey.Program;
import slipway.journey.deploys.Maven;

/** Heroku's own Maven plugin, which has api.heroku.com built in; each test is one long deployment. */
class MavenPluginDeployIT {
    private static final String PLUGIN = "com.heroku.sdk:heroku-maven-plugin:3.0.7:";

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>example</groupId>
              <artifactId>tiny</artifactId>
              <version>1.0</version>
              <packaging>%s</packaging>
              <properties>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                <maven.compiler.release>17</maven.compiler.release>
              </properties>
              <build>
                <pluginManagement>
                  <plugins>
                    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
                    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
                    <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.4</version></plugin>
                    <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
                    <plugin><artifactId>maven-war-plugin</artifactId><version>3.5.1</version></plugin>
                  </plugins>
                </pluginManagement>
              </build>
            </project>
            """;

    private static final String WEB_XML = """
            <web-app xmlns="http://xmlns.jcp.org/xml/ns/javaee" version="4.0"/>
            """;

    private static final String PROGRAM = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;

            public class Hello {
                public static void main(String[] arguments) throws Exception {
                    int port = Integer.parseInt(System.getenv("PORT"));
                    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
                    server.createContext("/", exchange -> {
                        exchange.sendResponseHeaders(200, 0);
                        exchange.getResponseBody().write("A tiny JAR".getBytes());
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;

    @TempDir
    Path project;

    private final Platform platform = Platform.shared();
    private final ApiClient api = platform.api();
    private String app;

    @BeforeEach
    void create() {
        app = api.createApp();
    }

    @AfterEach
    void delete() {
        api.delete("/apps/" + app);
    }

    /** The plugin leaves its temporary files behind. */
    private Program.Ended maven(String... arguments) {
        return Maven.runConnected(
                platform.url(),
                project,
                Map.of("HEROKU_API_KEY", api.token(), "MAVEN_OPTS", Maven.SHORT_RUN + " -Djava.io.tmpdir=" + project),
                arguments);
    }

    private void write(String path, String content) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void deploysAWar() throws IOException {
        write("pom.xml", POM.formatted("war"));
        write("src/main/webapp/WEB-INF/web.xml", WEB_XML);
        write("src/main/webapp/index.html", "<h1>A tiny WAR</h1>");
        Program.Ended maven = maven(PLUGIN + "deploy-war", "-Dheroku.appName=" + app, "-Dheroku.jdkVersion=1.8");
        assertThat(maven.out())
                .contains("BUILD SUCCESS", "-----> Using buildpack: heroku/jvm", "-----> Compressing...")
                .containsPattern(
                        "Using OpenJDK 1\\.8|Warning: system.properties asks for Java 8, which is not installed");
        assertThat(maven.err())
                .contains("POST https://api.heroku.com/sources", "POST https://api.heroku.com/apps/" + app + "/builds");
        assertThat(platform.visit(app, "/").body()).isEqualTo("<h1>A tiny WAR</h1>");
    }

    @Test
    void deploysAProjectByItsProcfile() throws IOException {
        write("pom.xml", POM.formatted("jar"));
        write("src/main/java/Hello.java", PROGRAM);
        write("Procfile", "web: java $JAVA_OPTS -cp target/tiny-1.0.jar Hello");
        Program.Ended maven = maven(PLUGIN + "deploy", "-Dheroku.appName=" + app, "-Dheroku.jdkVersion=17");
        assertThat(maven.out()).contains("BUILD SUCCESS");
        assertThat(platform.visit(app, "/").body()).isEqualTo("A tiny JAR");
    }
}
