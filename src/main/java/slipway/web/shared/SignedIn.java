package slipway.web.shared;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.UnauthorizedException;
import slipway.model.accounts.Account;
import slipway.service.access.Actor;

/** Who uses this session: the pages' source of the actor that every service asks for. */
@Named
@SessionScoped
public class SignedIn implements Serializable {
    private @Nullable UUID sessionId;
    private @Nullable UUID accountId;
    private String email = "";
    private boolean operator;

    /**
     * Makes the session that of {@code actor}; the caller has given it a new id.
     *
     * @param session the row by which it can be ended from elsewhere
     */
    public void enter(Actor actor, UUID session) {
        sessionId = session;
        accountId = actor.accountId();
        email = actor.email();
        operator = actor.isOperator();
    }

    /** Takes over what the account is now, so that nobody stays an operator by staying signed in. */
    void renew(Account account) {
        email = account.email();
        operator = account.isOperator();
    }

    /** The row of this session; refuses where nobody has signed in. */
    public UUID sessionId() {
        return Optional.ofNullable(sessionId).orElseThrow(UnauthorizedException::new);
    }

    /** The actor for services; refuses where nobody has signed in. */
    public Actor actor() {
        UUID known = Optional.ofNullable(accountId).orElseThrow(UnauthorizedException::new);
        return new Actor(known, email, operator, PageOrigin.ofRequest());
    }

    public boolean isPresent() {
        return accountId != null;
    }

    public String getEmail() {
        return email;
    }

    public boolean isOperator() {
        return operator;
    }
}
