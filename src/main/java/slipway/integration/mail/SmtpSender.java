package slipway.integration.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import slipway.config.MailSettings;
import slipway.config.Settings;
import slipway.service.mail.MailSender;

/** Sends each mail over a connection of its own; says why not in the server's words, which hold no password. */
@ApplicationScoped
public class SmtpSender implements MailSender {
    private static final Logger LOG = Logger.getLogger(SmtpSender.class.getName());

    /** Answers that say that a mailbox does not exist or is not allowed (RFC 5321, 4.2.3). */
    private static final int NO_MAILBOX = 550;

    private static final int NO_SUCH_NAME = 553;

    @Inject
    Settings settings;

    @Override
    public Outcome send(Letter letter) {
        Optional<MailSettings.Server> server = settings.mail().server();
        if (server.isEmpty()) {
            return new Outcome(Result.NO_SERVER, "SLIPWAY_SMTP_URL is not set");
        }
        Session session = SmtpSession.of(server.get(), settings.domain());
        try {
            return send(SmtpMessage.of(session, letter, settings.mail().from()), session, server.get());
        } catch (AddressException e) {
            return new Outcome(Result.NEVER, "the address is none: " + letter.to());
        } catch (MessagingException e) {
            return new Outcome(Result.NOT_NOW, reason(e));
        }
    }

    private static Outcome send(MimeMessage message, Session session, MailSettings.Server server)
            throws MessagingException {
        Transport transport = session.getTransport(SmtpSession.protocol(server));
        try {
            transport.connect(
                    server.login().map(MailSettings.Login::user).orElse(null),
                    server.login().map(MailSettings.Login::password).orElse(null));
            return deliver(message, transport);
        } catch (AuthenticationFailedException e) {
            return new Outcome(Result.NO_SERVER, "the server refuses the name or password in SLIPWAY_SMTP_URL");
        } catch (MessagingException e) {
            return new Outcome(Result.NO_SERVER, reason(e));
        } finally {
            close(transport);
        }
    }

    private static Outcome deliver(MimeMessage message, Transport transport) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return Outcome.SENT;
        } catch (MessagingException e) {
            return new Outcome(isUnknownRecipient(e) ? Result.NEVER : Result.NOT_NOW, reason(e));
        }
    }

    /** What the server has taken is sent, however badly the connection ends. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(Level.FINE, "A mail server's connection was not closed cleanly", e);
        }
    }

    private static boolean isUnknownRecipient(MessagingException failure) {
        for (Throwable cause = failure; cause instanceof MessagingException; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode() >= NO_MAILBOX && refused.getReturnCode() <= NO_SUCH_NAME;
            }
        }
        return false;
    }

    private static Throwable next(Throwable failure) {
        return ((MessagingException) failure).getNextException();
    }

    private static String reason(MessagingException failure) {
        String text = Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
        return text.strip().replaceAll("\\s+", " ");
    }
}
