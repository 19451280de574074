package slipway.integration.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.config.Settings;
import slipway.model.mail.MailText;
import slipway.service.mail.MailSender;
import slipway.service.mail.MailSender.Result;

/** Sends to a real server over real sockets. */
class SmtpSenderTest {
    private static final MailText TEXT = new MailText("Größe „XL“ — 80 %", "Grüß Gott,\n\n.\nÄpfel & Öl\n");
    private static final MailSender.Letter LETTER = new MailSender.Letter(UUID.randomUUID(), "ada@example.com", TEXT);
    private static final String LOGIN = MailServer.USER + ":" + MailServer.PASSWORD + "@";

    private MailServer server = MailServer.start("smtp");

    @AfterEach
    void stop() {
        server.close();
    }

    private MailSender.Outcome send(Settings settings) {
        return MailServer.sender(settings).send(LETTER);
    }

    @Test
    void subjectAndTextArriveInUtf8() throws MessagingException, IOException {
        assertThat(send(server.settings(""))).isEqualTo(MailSender.Outcome.SENT);
        MimeMessage mail = server.mails().get(0);
        assertThat(mail.getSubject()).isEqualTo(TEXT.subject());
        assertThat(mail.getContent().toString().replace("\r\n", "\n").stripTrailing())
                .isEqualTo(TEXT.body().stripTrailing());
        assertThat(mail.getRecipients(Message.RecipientType.TO)[0]).hasToString("ada@example.com");
        assertThat(mail.getFrom()[0]).hasToString("slipway@localhost");
        assertThat(mail.getSentDate()).isNotNull();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void aMailThatIsSentAgainHasTheSameMessageId() throws MessagingException {
        send(server.settings(""));
        send(server.settings(""));
        assertThat(server.mails()).hasSize(2);
        assertThat(server.mails().get(0).getMessageID())
                .isEqualTo("<" + LETTER.id() + "@localhost>")
                .isEqualTo(server.mails().get(1).getMessageID());
    }

    @Test
    void anAddressThatIsNoneIsNeverTriedAgain() {
        MailSender.Outcome outcome = MailServer.sender(server.settings(""))
                .send(new MailSender.Letter(UUID.randomUUID(), "a,b@example.com", TEXT));
        assertThat(outcome.result()).isEqualTo(Result.NEVER);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsSaidToBe() {
        server.goAway();
        MailSender.Outcome outcome = send(server.settings(""));
        assertThat(outcome.result()).isEqualTo(Result.NO_SERVER);
        assertThat(outcome.reason()).contains("127.0.0.1");
    }

    @Nested
    class WithAName {
        @Test
        void theRightPasswordLetsIn() {
            assertThat(send(server.settings(LOGIN))).isEqualTo(MailSender.Outcome.SENT);
        }

        @Test
        void aWrongPasswordIsSaidToBeAndNotRepeated() {
            MailSender.Outcome outcome = send(server.settings(MailServer.USER + ":guessed@"));
            assertThat(outcome.result()).isEqualTo(Result.NO_SERVER);
            assertThat(outcome.reason())
                    .contains("password in SLIPWAY_SMTP_URL")
                    .doesNotContain("guessed");
            assertThat(server.mails()).isEmpty();
        }

        @Test
        void thePasswordIsNotSentOverANetworkInTheClear() throws SocketException {
            server.close();
            server = MailServer.startForAll();
            String address = ownAddress().orElseGet(() -> Assumptions.abort("This machine is in no network"));
            MailSender.Outcome outcome = send(server.settings(LOGIN, address));
            assertThat(outcome.result()).isEqualTo(Result.NO_SERVER);
            assertThat(outcome.reason()).containsIgnoringCase("STARTTLS");
            assertThat(send(server.settings("", address)))
                    .as("without a password")
                    .isEqualTo(MailSender.Outcome.SENT);
        }
    }

    @Nested
    class OverTls {
        @Test
        void onThisMachineAnyCertificateWillDo() {
            server.close();
            server = MailServer.start("smtps");
            assertThat(send(server.settings(LOGIN))).isEqualTo(MailSender.Outcome.SENT);
        }
    }

    private static Optional<String> ownAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance)
                .filter(address -> !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }
}
