package slipway.service.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import slipway.model.billing.BillingMonth;
import slipway.model.billing.BillingNotice;

/** Tells people by mail when their free hours come to an end, once at each threshold of a month. */
@ApplicationScoped
@Transactional
public class PoolNotices {
    /** Per cent of the hours at which Heroku writes a mail as well (MEM). */
    private static final int WARNING = 80;

    private static final int END = 100;

    @Inject
    EntityManager entities;

    /** Only the last threshold that was passed. */
    void tell(UUID accountId, BillingMonth month, Pool pool) {
        if (pool.isEmpty()) {
            tellOnce(accountId, month, "pool-" + END);
        } else if (pool.percent() >= WARNING) {
            tellOnce(accountId, month, "pool-" + WARNING);
        }
    }

    private void tellOnce(UUID accountId, BillingMonth month, String what) {
        if (entities.find(BillingNotice.class, BillingNotice.id(accountId, month, what)) == null) {
            entities.persist(new BillingNotice(accountId, month, what));
        }
    }
}
