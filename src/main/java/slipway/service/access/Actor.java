package slipway.service.access;

import java.util.UUID;
import slipway.model.accounts.Account;
import slipway.model.activity.Origin;

/** Who is asking, and from where: every use case takes one, so that none can forget to check or to write it down. */
public record Actor(UUID accountId, String email, boolean isOperator, Origin origin) {
    public static Actor of(Account account, Origin origin) {
        return new Actor(account.id(), account.email(), account.isOperator(), origin);
    }

    /** The platform at work for somebody who asked for it earlier. */
    public static Actor onBehalfOf(Account account) {
        return of(account, Origin.platform());
    }
}
