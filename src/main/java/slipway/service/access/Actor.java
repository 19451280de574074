package slipway.service.access;

import java.util.UUID;
import slipway.model.accounts.Account;

/** Who is asking: every use case takes one, so that none can forget to check. */
public record Actor(UUID accountId, String email, boolean isOperator) {
    public static Actor of(Account account) {
        return new Actor(account.id(), account.email(), account.isOperator());
    }
}
