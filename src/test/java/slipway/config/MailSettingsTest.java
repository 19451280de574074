package slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be said of the mail server, and that its password is never repeated. */
class MailSettingsTest {
    private static MailSettings.Server server(String url) {
        return Settings.of(Map.of("SLIPWAY_SMTP_URL", url)).mail().server().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.com, false, mail.example.com, 587, false",
        "smtp://localhost:25/, false, localhost, 25, true",
        "SMTPS://mail.example.com, true, mail.example.com, 465, false",
        "smtp://[::1]:2525, false, ::1, 2525, true",
        "smtps://127.0.0.1:99, true, 127.0.0.1, 99, true"
    })
    void saysWhereItIs(String url, boolean tls, String host, int port, boolean loopback) {
        MailSettings.Server server = server(url);
        assertThat(server.tls()).isEqualTo(tls);
        assertThat(server.host()).isEqualTo(host);
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.isLoopback()).isEqualTo(loopback);
        assertThat(server.login()).isEmpty();
    }

    @Test
    void nameAndPasswordMayHoldAnything() {
        assertThat(server("smtp://me%40example.com:a+b%3Ac:d%2F@mail.example.com")
                        .login())
                .contains(new MailSettings.Login("me@example.com", "a+b:c:d/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.com",
                "http://me:top-secret@mail.example.com",
                "smtp://me:top-secret@mail.example.com/path",
                "smtp://me:top-secret@mail.example.com:99999",
                "smtp://me:top-secret@mail.example.com?tls=no",
                "smtp://me:top-secret%zz@mail.example.com",
                "smtp://top-secret@mail.example.com",
                "smtp://:top-secret@mail.example.com",
                "smtp://me:top-secret@"
            })
    void whatIsNoServerIsRefusedWithoutItsPassword(String url) {
        assertThatThrownBy(() -> Settings.of(Map.of("SLIPWAY_SMTP_URL", url)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("SLIPWAY_SMTP_URL must be a URL such as")
                .hasMessageNotContaining("top-secret");
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(Settings.of(Map.of("SLIPWAY_SMTP_URL", "smtp://me:top-secret@mail.example.com"))
                        .mail()
                        .toString())
                .contains("mail.example.com")
                .doesNotContain("top-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"slipway", "a@b@c", "Slipway <a@b.c>", "a@b.c, d@e.f"})
    void theSenderIsOneAddress(String from) {
        assertThatThrownBy(() -> Settings.of(Map.of("SLIPWAY_MAIL_FROM", from)))
                .hasMessageContaining("SLIPWAY_MAIL_FROM must be an e-mail address");
    }

    @Test
    void theSenderIsOfTheDomain() {
        assertThat(Settings.of(Map.of("SLIPWAY_DOMAIN", "paas.example.com"))
                        .mail()
                        .from())
                .isEqualTo("slipway@paas.example.com");
    }
}
