package slipway.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import slipway.service.accounts.AccountService;

/** Puts e-mail addresses to the account ids of releases and builds; looks all of a list up at once. */
@RequestScoped
public class People {
    @Inject
    AccountService accounts;

    private final Map<UUID, String> known = new HashMap<>();

    /** Looks up those of a list who are not known yet. */
    public void meet(Collection<UUID> accountIds) {
        Set<UUID> unknown = new HashSet<>(accountIds);
        unknown.removeAll(known.keySet());
        var met = accounts.people(unknown);
        unknown.forEach(id -> known.put(id, met.require(id).email()));
    }

    public String email(UUID accountId) {
        return known.computeIfAbsent(accountId, id -> accounts.require(id).email());
    }
}
