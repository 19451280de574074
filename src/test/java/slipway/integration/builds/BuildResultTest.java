package slipway.integration.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of what the buildpacks say. */
class BuildResultTest {
    @Nested
    class WhenTheReleaseHasProcessTypes {
        @Test
        void readsTheirBlock() {
            String yaml = "---\naddons: []\ndefault_process_types:\n  web: java -jar a.jar\n  worker:  work a:b\n";
            assertThat(defaults(yaml))
                    .containsExactly(Map.entry("web", "java -jar a.jar"), Map.entry("worker", "work a:b"));
        }

        @Test
        void endsWithTheBlock() {
            String yaml = "default_process_types:\n  web: run\nconfig_vars:\n  PATH: /bin\n";
            assertThat(defaults(yaml)).containsOnlyKeys("web");
        }

        @ParameterizedTest
        @ValueSource(strings = {"  web: \"run it\"", "  web: 'run it'", "  \"web\": run it", "\t'web': run it  "})
        void takesQuotesOff(String line) {
            assertThat(defaults("default_process_types:\r\n" + line + "\r\n"))
                    .containsExactly(Map.entry("web", "run it"));
        }

        @Test
        void leavesQuotesWithinACommandAlone() {
            assertThat(defaults("default_process_types:\n  web: run \"a b\"")).containsEntry("web", "run \"a b\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--- {}", "default_process_types: {}", "other:\n  web: run"})
    void findsNoneWhereThereAreNone(String yaml) {
        assertThat(defaults(yaml)).isEmpty();
    }

    @Test
    void readsWhatTheAppIsToBeginWith() {
        String yaml = "---\nconfig_vars:\n  LANG: en_US.UTF-8\naddons:\n  - heroku-postgresql\n- 'other:plan'\n";
        assertThat(BuildResult.pairs(yaml, "config_vars")).containsExactly(Map.entry("LANG", "en_US.UTF-8"));
        assertThat(BuildResult.items(yaml, "addons")).containsExactly("heroku-postgresql", "other:plan");
    }

    @Nested
    class WhenReadFromAFolder {
        @TempDir
        Path folder;

        @Test
        void hasTheNameOfTheApp() throws IOException {
            Files.writeString(folder.resolve("name"), "Java\n");
            assertThat(BuildResult.read(folder).name()).isEqualTo("Java");
        }

        @Test
        void doesNotNeedARelease() throws IOException {
            Files.writeString(folder.resolve("name"), "Java\n");
            assertThat(BuildResult.read(folder).defaults().commands()).isEmpty();
        }

        @Test
        void doesNotFollowALinkThatLeadsOut(@TempDir Path elsewhere) throws IOException {
            Path secret = Files.writeString(elsewhere.resolve("secret.key"), "the platform's own");
            Files.createSymbolicLink(folder.resolve("name"), secret);
            assertThat(BuildResult.read(folder).name()).isEmpty();
        }

        @Test
        void hasTheDefaultsOfTheRelease() throws IOException {
            Files.writeString(folder.resolve("name"), "Java\n");
            Files.writeString(folder.resolve("release.yml"), "default_process_types:\n  web: run\n");
            assertThat(BuildResult.read(folder).defaults().command("web")).contains("run");
        }
    }

    private static Map<String, String> defaults(String yaml) {
        return BuildResult.pairs(yaml, "default_process_types");
    }
}
