package slipway.service.accounts;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.NotFoundException;
import slipway.model.accounts.Account;

/** The accounts that a list of things names, read in one query. */
public final class People {
    private final Map<UUID, Account> byId;

    People(Map<UUID, Account> byId) {
        this.byId = byId;
    }

    public Account require(UUID id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow(() -> new NotFoundException("account"));
    }
}
