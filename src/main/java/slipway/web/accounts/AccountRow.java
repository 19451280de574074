package slipway.web.accounts;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import slipway.model.accounts.Account;

/** A person in the list of accounts. */
public record AccountRow(UUID id, String email, String name, boolean operator, boolean verified, Instant createdAt)
        implements Serializable {
    static AccountRow of(Account account) {
        return new AccountRow(
                account.id(),
                account.email(),
                account.name(),
                account.isOperator(),
                account.isVerified(),
                account.createdAt());
    }
}
