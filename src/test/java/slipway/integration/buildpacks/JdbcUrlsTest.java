package slipway.integration.buildpacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Java apps get to know of their databases: URLs that JDBC's drivers and Spring understand. */
class JdbcUrlsTest {
    @TempDir
    Path folder;

    private Path source;

    @BeforeEach
    void build() throws IOException {
        source = folder.resolve("source");
        Folder.write(source, "app.jar", "an archive");
        Folder.write(source, "Procfile", "web: java -jar app.jar\n");
        new Buildpack("jvm", folder).compiled(source);
    }

    /** The variables that a dyno's start adds to those of its app. */
    private Map<String, String> added(Map<String, String> vars) {
        Map<String, String> environment = new TreeMap<>(vars);
        environment.put("PATH", System.getenv("PATH"));
        String script = ". .profile.d/jdbc.sh; env";
        return Buildpack.run(source, environment, List.of("bash", "-euc", script))
                .output()
                .lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair[0].matches("(JDBC|SPRING|HEROKU|DATABASE)_.*") && !vars.containsKey(pair[0]))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @Test
    void theDatabaseIsReachedByEncryptedConnectionsWithItsUser() {
        String url = "jdbc:postgresql://data.example:5433/d1?sslmode=require&user=us%65r&password=p%40%3Ass";
        assertThat(added(Map.of("DATABASE_URL", "postgres://us%65r:p%40%3Ass@data.example:5433/d1")))
                .isEqualTo(Map.of(
                        "JDBC_DATABASE_URL", url,
                        "JDBC_DATABASE_USERNAME", "user",
                        "JDBC_DATABASE_PASSWORD", "p@:ss",
                        "SPRING_DATASOURCE_URL", url,
                        "SPRING_DATASOURCE_USERNAME", "user",
                        "SPRING_DATASOURCE_PASSWORD", "p@:ss"));
    }

    @Test
    void everyColourHasOneOfItsOwn() {
        assertThat(added(Map.of("HEROKU_POSTGRESQL_RED_URL", "postgres://a:b@h:1/d?sslmode=verify-full")))
                .isEqualTo(Map.of(
                        "HEROKU_POSTGRESQL_RED_JDBC_URL",
                        "jdbc:postgresql://h:1/d?sslmode=verify-full&user=a&password=b",
                        "HEROKU_POSTGRESQL_RED_JDBC_USERNAME",
                        "a",
                        "HEROKU_POSTGRESQL_RED_JDBC_PASSWORD",
                        "b"));
    }

    @Test
    void whatTheAppSetsItselfStays() {
        assertThat(added(Map.of(
                        "DATABASE_URL", "postgres://a:b@h:1/d",
                        "JDBC_DATABASE_URL", "jdbc:h2:mem:mine",
                        "SPRING_DATASOURCE_URL", "jdbc:h2:mem:springs")))
                .isEmpty();
    }

    @Test
    void springCanBeLeftAlone() {
        assertThat(added(Map.of("DATABASE_URL", "mysql://a:b@h/d", "DISABLE_SPRING_DATASOURCE_URL", "true")))
                .containsEntry("JDBC_DATABASE_URL", "jdbc:mysql://h/d?user=a&password=b")
                .doesNotContainKey("SPRING_DATASOURCE_URL");
    }

    @Test
    void withoutADatabaseThereIsNothing() {
        assertThat(added(Map.of("DATABASE_URL", "sqlite:here.db"))).isEmpty();
    }
}
