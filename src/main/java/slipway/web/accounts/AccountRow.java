package slipway.web.accounts;

import java.io.Serializable;
import java.time.Instant;
import slipway.model.accounts.Account;

/** A person in the list of accounts. */
public record AccountRow(String email, String name, boolean operator, Instant createdAt) implements Serializable {
    static AccountRow of(Account account) {
        return new AccountRow(account.email(), account.name(), account.isOperator(), account.createdAt());
    }
}
