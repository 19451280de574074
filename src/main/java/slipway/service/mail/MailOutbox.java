package slipway.service.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.config.Settings;
import slipway.model.NotFoundException;
import slipway.model.accounts.Account;
import slipway.model.accounts.EmailAddress;
import slipway.model.mail.Mail;
import slipway.model.mail.MailText;
import slipway.service.AfterCommit;

/**
 * Takes mails to people. A mail belongs to the caller's transaction: it is sent, soon after, if and only if what it
 * tells of was committed. Posting waits for no mail server.
 *
 * <p>Where no server is set ({@code SLIPWAY_SMTP_URL}), mails are dropped at once: nothing is kept for a server that may
 * never come, and nobody gets old news from one that does.
 */
@ApplicationScoped
@Transactional
public class MailOutbox {
    private static final Logger LOG = Logger.getLogger(MailOutbox.class.getName());

    @Inject
    EntityManager entities;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Settings settings;

    @Inject
    MailLoop loop;

    /** Whether mails are sent at all. */
    public boolean isOpen() {
        return settings.mail().server().isPresent();
    }

    /** The same to an account's address as it is now; refuses where there is no such account. */
    public void post(UUID accountId, String subject, String text) {
        Account account = Optional.ofNullable(entities.find(Account.class, accountId))
                .orElseThrow(() -> new NotFoundException("account"));
        post(account.email(), subject, text);
    }

    /**
     * Refuses what is no address, and a subject that is not one line.
     *
     * @param to one address, without a name
     * @param text plain; lines end with a line feed
     */
    public void post(String to, String subject, String text) {
        Mail mail = new Mail(new EmailAddress(to), new MailText(subject, text));
        if (isOpen()) {
            entities.persist(mail);
            afterCommit.run(loop::wake);
        } else {
            LOG.log(Level.FINE, "Dropped a mail, since SLIPWAY_SMTP_URL is not set: {0}", subject);
        }
    }
}
