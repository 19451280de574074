package slipway.service.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.Moment;
import slipway.model.mail.Mail;
import slipway.model.mail.MailSchedule;

/** The mail loop's reading and writing: each method is one transaction, and none talks to a mail server. */
@ApplicationScoped
@Transactional
public class MailRecords {
    private static final Logger LOG = Logger.getLogger(MailRecords.class.getName());

    @Inject
    EntityManager entities;

    /** The mail that has waited for the longest time of those that are due, with its attempt written down as begun. */
    Optional<MailSender.Letter> next() {
        return entities.createQuery(
                        "select m.id from Mail m where m.nextAttemptAt <= :now and m.attempts < :most"
                                + " order by m.nextAttemptAt, m.id",
                        UUID.class)
                .setParameter("now", Moment.now())
                .setParameter("most", MailSchedule.MAX_ATTEMPTS)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .flatMap(this::locked)
                .filter(Mail::isDue)
                .map(this::begin);
    }

    private MailSender.Letter begin(Mail mail) {
        mail.begin();
        return new MailSender.Letter(mail.id(), mail.recipient(), mail.text());
    }

    /** Writes down how an attempt ended, and says so where that was the end of it. */
    void end(UUID id, MailSender.Outcome outcome) {
        locked(id).ifPresent(mail -> {
            switch (outcome.result()) {
                case SENT -> mail.succeed();
                case NO_SERVER, NOT_NOW -> mail.fail(outcome.reason());
                case NEVER -> {
                    mail.fail(outcome.reason());
                    mail.giveUp();
                }
            }
            if (mail.isGivenUp()) {
                LOG.log(Level.WARNING, "Mail {0} to {1} is given up: {2}", new Object[] {
                    mail.id(), mail.recipient(), outcome.reason()
                });
            }
        });
    }

    /** Gives up those whose last attempt was cut off, and forgets what is old. */
    void sweep() {
        int cutOff = entities.createQuery("update Mail m set m.nextAttemptAt = null, m.lastError = 'cut off'"
                        + " where m.nextAttemptAt <= :now and m.attempts >= :most")
                .setParameter("now", Moment.now())
                .setParameter("most", MailSchedule.MAX_ATTEMPTS)
                .executeUpdate();
        if (cutOff > 0) {
            LOG.log(Level.WARNING, "{0} mails are given up, since their last attempts were cut off", cutOff);
        }
        entities.createQuery("delete from Mail m where m.createdAt < :before")
                .setParameter("before", Moment.now().minus(Mail.KEPT))
                .executeUpdate();
    }

    /** Another process may be at the same mail. */
    private Optional<Mail> locked(UUID id) {
        return Optional.ofNullable(entities.find(Mail.class, id, LockModeType.PESSIMISTIC_WRITE));
    }
}
