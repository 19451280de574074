package slipway.model.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;

/** Config vars change only by making new ones, within names and sizes that a process can have. */
class ConfigVarsTest {
    private final ConfigVars present = new ConfigVars(Map.of("B", "2", "A", "1"));

    @Nested
    class WhenChanged {
        @Test
        void addsAndReplacesAndRemoves() {
            ConfigVars changed =
                    present.with(Map.of("A", Optional.of("one"), "B", Optional.empty(), "C", Optional.of("3")));
            assertThat(changed.values()).containsExactlyInAnyOrderEntriesOf(Map.of("A", "one", "C", "3"));
        }

        @Test
        void leavesTheOriginalAlone() {
            present.with(Map.of("A", Optional.of("one")));
            assertThat(present.values()).containsEntry("A", "1");
        }

        @Test
        void doesNotMindTheRemovalOfWhatIsNotThere() {
            assertThat(present.with(Map.of("NONE", Optional.empty()))).isEqualTo(present);
        }

        @Test
        void keepsAnEmptyText() {
            assertThat(present.with(Map.of("A", Optional.of(""))).values()).containsEntry("A", "");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "1A", "A-B", "A B", "A=B", "Ä"})
        void refusesNamesThatAProcessCannotHave(String name) {
            assertThatThrownBy(() -> present.with(Map.of(name, Optional.of("1"))))
                    .isInstanceOf(InvalidParamsException.class)
                    .hasMessage("Config var name \"" + name + "\" may only have letters, digits and underscores.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"HEROKU_APP_NAME", "__X"})
        void refusesThePlatformsNames(String name) {
            assertThatThrownBy(() -> present.with(Map.of(name, Optional.of("1"))))
                    .hasMessage("Config var name \"" + name + "\" is reserved for the platform.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"_X", "a", "HEROKU", "JAVA_OPTS2"})
        void takesEveryOtherName(String name) {
            assertThat(present.with(Map.of(name, Optional.of("1"))).values()).containsKey(name);
        }

        @Test
        void refusesAValueThatAProcessCannotHave() {
            assertThatThrownBy(() -> present.with(Map.of("A", Optional.of("x\0y"))))
                    .hasMessage("Config var \"A\" has a NUL character in its value.");
        }

        @Test
        void takes64KilobytesOfNamesAndValues() {
            String value = "x".repeat(ConfigVars.MAX_SIZE - 1);
            assertThat(ConfigVars.none().with(Map.of("A", Optional.of(value))).values())
                    .containsKey("A");
        }

        @Test
        void refusesMoreThanThat() {
            String value = "x".repeat(ConfigVars.MAX_SIZE);
            assertThatThrownBy(() -> ConfigVars.none().with(Map.of("A", Optional.of(value))))
                    .hasMessage("Config vars of an app are limited to 64 KB in all.");
        }
    }

    @Test
    void isSortedByName() {
        assertThat(present.values().keySet()).containsExactly("A", "B");
    }

    @Test
    void cannotBeChangedFromOutside() {
        Map<String, String> source = new HashMap<>(Map.of("A", "1"));
        ConfigVars vars = new ConfigVars(source);
        source.put("A", "2");
        assertThat(vars.values()).containsEntry("A", "1");
        assertThatThrownBy(() -> vars.values().put("A", "2")).isInstanceOf(UnsupportedOperationException.class);
    }
}
