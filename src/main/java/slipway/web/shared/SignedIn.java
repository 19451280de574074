package slipway.web.shared;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.UnauthorizedException;
import slipway.service.access.Actor;

/** Who uses this session: the pages' source of the actor that every service asks for. */
@Named
@SessionScoped
public class SignedIn implements Serializable {
    private @Nullable UUID accountId;
    private String email = "";
    private boolean operator;

    /** Makes the session that of {@code actor}; the caller has given it a new id. */
    public void enter(Actor actor) {
        accountId = actor.accountId();
        email = actor.email();
        operator = actor.isOperator();
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
