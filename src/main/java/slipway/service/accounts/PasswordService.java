package slipway.service.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import slipway.model.WrongPasswordException;
import slipway.model.accounts.Account;
import slipway.service.access.Actor;
import slipway.service.secrets.PasswordHasher;

/** The password of somebody who has signed in: asked for again before what matters, and changed. */
@ApplicationScoped
public class PasswordService {
    @Inject
    AccountService accounts;

    @Inject
    PasswordHasher passwords;

    @Inject
    GuessThrottle throttle;

    /** Refuses where {@code password} is not the actor's. */
    public void confirm(Actor actor, String password) {
        Account account = accounts.require(actor.accountId());
        Optional<Account> right = throttle.secret(
                "confirmation",
                account.id().toString(),
                () -> Optional.of(account).filter(known -> passwords.matches(password, known.passwordHash())));
        if (right.isEmpty()) {
            throw new WrongPasswordException();
        }
    }

    /**
     * Changes the password, and ends all that was got with the old one: other browsers, and the tokens of logins; the
     * token that asks lives on.
     *
     * @param kept the session that asks, where one does
     */
    public void change(Actor actor, String current, String fresh, Optional<UUID> kept) {
        confirm(actor, current);
        AccountService.requireGood(fresh);
        accounts.replacePassword(actor, passwords.hash(fresh), kept);
    }
}
