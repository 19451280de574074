package slipway.service.billing;

import java.util.Map;
import java.util.Optional;
import slipway.model.accounts.Account;
import slipway.model.billing.Bill;
import slipway.service.billing.hours.Pool;

/**
 * What an operator sees of an account's present month.
 *
 * @param freeHours what was agreed on with the account; absent where the usual ones count
 * @param prices the same for sizes, in US cents a month
 * @param creditCents US cents that no invoice has used yet
 */
public record AccountBilling(
        Account account,
        Pool pool,
        Bill bill,
        Optional<Integer> freeHours,
        Map<String, Integer> prices,
        long creditCents) {
    public AccountBilling {
        prices = Map.copyOf(prices);
    }
}
