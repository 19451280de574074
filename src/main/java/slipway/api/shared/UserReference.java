package slipway.api.shared;

import java.util.UUID;
import slipway.model.accounts.Account;

/** A person inside another object. */
public record UserReference(UUID id, String email) {
    public static UserReference of(Account account) {
        return new UserReference(account.id(), account.email());
    }
}
