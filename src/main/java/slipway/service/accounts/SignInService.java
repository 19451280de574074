package slipway.service.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import slipway.model.TwoFactorException;
import slipway.model.UnauthorizedException;
import slipway.model.accounts.Account;
import slipway.model.activity.Origin;
import slipway.service.access.Actor;
import slipway.service.secrets.PasswordHasher;
import slipway.service.secrets.Tokens;

/**
 * Who gives the right password, and the right code where the account wants one, is let in. Not a transaction: hashing
 * takes its time, and what is noted of a refusal must outlast it.
 */
@ApplicationScoped
public class SignInService {
    @Inject
    AccountService accounts;

    @Inject
    PasswordHasher passwords;

    @Inject
    TwoFactorRecords twoFactor;

    @Inject
    GuessThrottle throttle;

    /** Takes as long to refuse an address that nobody has, so that the time does not tell. */
    private volatile Optional<String> nobodysHash = Optional.empty();

    /**
     * Checks e-mail and password; says nothing about which of the two was wrong.
     *
     * @param address where the guess comes from
     */
    public PasswordStep password(String email, String password, Optional<String> address) {
        return throttle.password(email, address.orElse(""), () -> check(email, password))
                .orElseThrow(UnauthorizedException::new);
    }

    private Optional<PasswordStep> check(String email, String password) {
        Optional<Account> account = accounts.findByEmail(email);
        String hash = account.map(Account::passwordHash).orElseGet(this::nobodysHash);
        return passwords.matches(password, hash) ? account.map(PasswordStep::of) : Optional.empty();
    }

    private String nobodysHash() {
        if (nobodysHash.isEmpty()) {
            nobodysHash = Optional.of(passwords.hash(Tokens.newPassword()));
        }
        return nobodysHash.orElseThrow();
    }

    /**
     * Lets in who has given the password, with a code where the account wants one.
     *
     * @throws TwoFactorException where it does, and the code is absent or wrong
     */
    public Actor enter(PasswordStep step, Optional<String> code, Origin origin) {
        Account account = accounts.require(step.accountId());
        if (!step.isOf(account)) {
            throw new UnauthorizedException();
        }
        Actor actor = Actor.of(account, origin);
        return account.hasTwoFactor() ? withCode(actor, code) : actor;
    }

    private Actor withCode(Actor actor, Optional<String> code) {
        String given = code.map(String::strip).filter(text -> !text.isEmpty()).orElseThrow(TwoFactorException::new);
        return throttle.secret("code", actor.accountId().toString(), () -> twoFactor.spend(actor, given))
                .orElseThrow(TwoFactorException::new);
    }
}
