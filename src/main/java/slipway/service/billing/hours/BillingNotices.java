package slipway.service.billing.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import slipway.model.apps.App;
import slipway.model.billing.BillingMonth;
import slipway.model.billing.BillingNotice;
import slipway.service.mail.MailOutbox;

/** Tells people by mail when their free hours, or what they will spend, come to an end; once each in a month. */
@ApplicationScoped
@Transactional
public class BillingNotices {
    /** Per cent of the hours at which Heroku writes a mail as well (MEM). */
    private static final int WARNING = 80;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final long SECONDS_PER_HOUR = 3_600;

    @Inject
    EntityManager entities;

    @Inject
    MailOutbox mails;

    /** Only the last threshold that was passed. */
    void tell(UUID accountId, BillingMonth month, Pool pool) {
        String back = DAY.format(month.end().atOffset(ZoneOffset.UTC));
        if (pool.quota() > 0 && pool.isEmpty()) {
            once(
                    accountId,
                    month,
                    "pool-100 of " + pool.quota(),
                    "Your free dyno hours are used up",
                    "All %s free hours of this month are used. Your apps on free sizes sleep until %s.%n%nA verified account has more hours, and paid sizes never sleep."
                            .formatted(pool.quota() / SECONDS_PER_HOUR, back));
        } else if (pool.quota() > 0 && pool.percent() >= WARNING) {
            String forecast = pool.emptyAt()
                    .map(at -> "At the rate of this month so far, they will be used up on %s."
                            .formatted(DAY.format(at.atOffset(ZoneOffset.UTC))))
                    .orElse("At the rate of this month so far, they will last until its end.");
            once(
                    accountId,
                    month,
                    "pool-80 of " + pool.quota(),
                    "%d %% of your free dyno hours are used".formatted(pool.percent()),
                    "%d of %d free hours of this month are used. %s%n%nWhen they are used up, your apps on free sizes sleep until %s."
                            .formatted(
                                    pool.used() / SECONDS_PER_HOUR, pool.quota() / SECONDS_PER_HOUR, forecast, back));
        }
    }

    public void limitReached(App app, BillingMonth month, String why) {
        once(
                app.ownerId(),
                month,
                "limit " + app.id(),
                "The paid dynos of " + app.name() + " were scaled down",
                why + " The paid dynos of " + app.name() + " were scaled to zero, so that they cost nothing more.");
    }

    private void once(UUID accountId, BillingMonth month, String what, String subject, String text) {
        if (entities.find(BillingNotice.class, BillingNotice.id(accountId, month, what)) == null) {
            entities.persist(new BillingNotice(accountId, month, what));
            mails.post(accountId, subject, text);
        }
    }
}
