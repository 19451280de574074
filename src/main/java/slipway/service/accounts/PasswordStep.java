package slipway.service.accounts;

import java.io.Serializable;
import java.util.UUID;
import slipway.model.accounts.Account;
import slipway.service.secrets.Tokens;

/**
 * The right password was given; a code may be wanted still.
 *
 * @param mark tells whether the password is still the same
 */
public record PasswordStep(UUID accountId, boolean wantsCode, String mark) implements Serializable {
    static PasswordStep of(Account account) {
        return new PasswordStep(account.id(), account.hasTwoFactor(), Tokens.hash(account.passwordHash()));
    }

    /** Whether the account still has that password. */
    public boolean isOf(Account account) {
        return mark.equals(Tokens.hash(account.passwordHash()));
    }
}
