package slipway.journey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.integration.mail.MailServer;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;

/** Mails of the real process, as the runner loads it. */
class MailIT {
    private final MailServer server = MailServer.start("smtp");
    private Platform platform;

    @BeforeEach
    void start() {
        String login = MailServer.USER + ":" + MailServer.PASSWORD + "@";
        platform = Platform.start(Map.of("SLIPWAY_SMTP_URL", "smtp://" + login + "127.0.0.1:" + server.port()));
    }

    @AfterEach
    void stop() {
        if (platform != null) {
            platform.discard();
        }
        server.close();
    }

    @Test
    void whoeverIsOfferedAnAppIsTold() throws MessagingException {
        Person friend = Person.added(platform);
        for (boolean silent : List.of(true, false)) {
            String app = platform.api().createApp();
            platform.api()
                    .post(
                            "/account/app-transfers",
                            "{\"app\":\"%s\",\"recipient\":\"%s\",\"silent\":%s}"
                                    .formatted(app, friend.email(), silent));
            if (!silent) {
                Platform.await("the mail", () -> !server.mails().isEmpty());
                assertThat(server.mails()).hasSize(1);
                assertThat(server.mails().get(0).getSubject())
                        .isEqualTo(Platform.OPERATOR + " offers you the app " + app);
                assertThat(server.mails().get(0).getAllRecipients()[0]).hasToString(friend.email());
            }
        }
    }

    @Test
    void whatAKilledPlatformLeftIsSentByTheNextOne() throws MessagingException {
        PlatformDatabase database = PlatformDatabase.of(platform);
        platform.kill();
        // PostgreSQL outlives the platform.
        database.update("INSERT INTO mail VALUES (gen_random_uuid(), 'ada@example.com', 'Größe', 'text', 1, now(),"
                + " NULL, NULL, now())");
        platform.launch();
        platform.awaitReady();
        Platform.await("the mail", () -> server.mails().size() == 1);
        assertThat(server.mails().get(0).getSubject()).isEqualTo("Größe");
        Platform.await(
                "the note of it",
                () -> database.texts("SELECT attempts FROM mail WHERE sent_at IS NOT NULL AND next_attempt_at IS NULL")
                        .equals(List.of("2")));
        assertThat(platform.output()).doesNotContain(MailServer.PASSWORD);
    }
}
