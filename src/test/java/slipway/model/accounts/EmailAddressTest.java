package slipway.model.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;

/** How an e-mail address is checked and made comparable. */
class EmailAddressTest {
    @Test
    void isTheSameHoweverItIsTyped() {
        assertThat(new EmailAddress(" Me@Example.COM\n")).isEqualTo(new EmailAddress("me@example.com"));
    }

    @Test
    void keepsATag() {
        assertThat(new EmailAddress("me+heroku@localhost").text()).isEqualTo("me+heroku@localhost");
    }

    @Test
    void takesTheLongestThatThereIs() {
        String longest = "l".repeat(64) + "@" + "d".repeat(189);
        assertThat(new EmailAddress(longest).text()).hasSize(254);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me", "@example.com", "me@", "a@b@c", "me me@example.com", "me@exam ple.com"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> new EmailAddress(text))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessage("\"" + text + "\" is not an e-mail address.");
    }

    @Test
    void refusesALocalPartThatIsTooLong() {
        assertThatThrownBy(() -> new EmailAddress("l".repeat(65) + "@example.com"))
                .isInstanceOf(InvalidParamsException.class);
    }
}
