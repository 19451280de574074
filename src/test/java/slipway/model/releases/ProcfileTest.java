package slipway.model.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a Procfile is read, completed and written again. */
class ProcfileTest {
    @Nested
    class WhenRead {
        @Test
        void findsTypesAndCommandsInTheOrderOfTheFile() {
            Procfile procfile = Procfile.parse("worker: sh work.sh\nweb:java -jar a.jar $PORT\n");
            assertThat(procfile.commands())
                    .containsExactly(Map.entry("worker", "sh work.sh"), Map.entry("web", "java -jar a.jar $PORT"));
        }

        @Test
        void takesLineEndsAndSpacesAsTheyCome() {
            Procfile procfile = Procfile.parse("\r\n  web:   run it  \r\nclock:\ttick\r");
            assertThat(procfile.commands()).containsExactly(Map.entry("web", "run it"), Map.entry("clock", "tick"));
        }

        @Test
        void keepsColonsInCommands() {
            assertThat(Procfile.parse("web: run a:b").command("web")).contains("run a:b");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "# web: run", "web", "web:", "web:  ", "my web: run", "wéb: run", ": run"})
        void leavesOutWhatIsNoProcess(String line) {
            assertThat(Procfile.parse(line).commands()).isEmpty();
        }

        @Test
        void lastOfTheSameTypeWins() {
            assertThat(Procfile.parse("web: a\nweb: b").command("web")).contains("b");
        }
    }

    @Test
    void hasNoCommandForATypeThatIsNotThere() {
        assertThat(Procfile.parse("web: run").command("worker")).isEmpty();
    }

    @Test
    void defaultsFillInOnlyWhatIsMissing() {
        Procfile all = Procfile.parse("web: mine").withDefaults(Procfile.parse("web: theirs\nconsole: sh"));
        assertThat(all.commands()).containsOnly(Map.entry("web", "mine"), Map.entry("console", "sh"));
    }

    @Test
    void isReadAgainAsItWasWritten() {
        Procfile procfile = Procfile.parse("b: x: y\na: z");
        assertThat(Procfile.parse(procfile.text())).isEqualTo(procfile);
    }
}
