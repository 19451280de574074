package slipway.integration.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import slipway.service.mail.MailSender;

/** A mail as it goes over the wire: UTF-8, from a program, with the same Message-ID whenever it is sent again. */
final class SmtpMessage extends MimeMessage {
    private static final String CHARSET = StandardCharsets.UTF_8.name();

    /** RFC 5322, 3.3. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final String messageId;

    private SmtpMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** @param from the platform's address */
    static MimeMessage of(Session session, MailSender.Letter letter, String from) throws MessagingException {
        String domain = from.substring(from.indexOf('@') + 1);
        SmtpMessage message = new SmtpMessage(session, "<" + letter.id() + "@" + domain + ">");
        message.setFrom(new InternetAddress(from, true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.text().subject(), CHARSET);
        message.setText(letter.text().body(), CHARSET);
        // RFC 3834: keeps out-of-office programs from answering.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Date", DATE.format(OffsetDateTime.now(ZoneOffset.UTC)));
        message.saveChanges();
        return message;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
