package slipway.service.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import slipway.model.Moment;
import slipway.model.accounts.SignInSession;

/** Removes tokens that have expired, and sessions whose browsers have been silent for too long. */
@ApplicationScoped
@Transactional
public class CredentialSweep {
    @Inject
    EntityManager entities;

    /** Returns how many it removed. */
    public int sweep() {
        Instant now = Moment.now();
        return entities.createQuery("delete from OAuthAuthorization a where a.expiresAt <= :now")
                        .setParameter("now", now)
                        .executeUpdate()
                + entities.createQuery("delete from SignInSession s where s.usedAt <= :before")
                        .setParameter("before", now.minus(SignInSession.LONGEST_SILENCE))
                        .executeUpdate();
    }
}
