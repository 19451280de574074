package slipway.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import slipway.service.accounts.AccountService;

/** Puts e-mail addresses to the account ids of releases and builds; looks each up once in a request. */
@RequestScoped
public class People {
    @Inject
    AccountService accounts;

    private final Map<UUID, String> known = new HashMap<>();

    public String email(UUID accountId) {
        return known.computeIfAbsent(accountId, id -> accounts.require(id).email());
    }
}
