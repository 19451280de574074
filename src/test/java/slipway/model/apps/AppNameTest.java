package slipway.model.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;

/** The rule for app names, which must do as host names. */
class AppNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"abc", "a-b", "shop2", "a--b", "abcdefghijklmnopqrstuvwxyz-123"})
    void takesWhatCanBeAHostName(String name) {
        assertThat(new AppName(name).text()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "ab",
                "1ab",
                "-ab",
                "ab-",
                "Abc",
                "abC",
                "a_b",
                "a.b",
                "a b",
                "äbc",
                "abc\n",
                "abcdefghijklmnopqrstuvwxyz-1234"
            })
    void refusesWhatCannotBeOne(String name) {
        assertThatThrownBy(() -> new AppName(name))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessage("Name must start with a letter, end with a letter or digit and can only contain lowercase"
                        + " letters, digits, and dashes. It must be 3 to 30 characters long.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "git", "www"})
    void keepsThePlatformsOwnHostNames(String name) {
        assertThatThrownBy(() -> new AppName(name)).hasMessage("Name " + name + " is reserved.");
    }
}
