package slipway.model.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;

/** What is otherwise for one account than for all: its free hours, by an operator, and how much it will spend at most. */
@Entity
@Table(name = "account_terms")
public class AccountTerms {
    private static final int MOST_HOURS = 1_000_000;
    private static final int MOST_CENTS = 100_000_000;

    @Id
    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "free_hours")
    private @Nullable Integer freeHours;

    @Column(name = "spending_limit_cents")
    private @Nullable Integer spendingLimitCents;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected AccountTerms() {}

    public AccountTerms(UUID accountId) {
        this.accountId = accountId;
        this.updatedAt = Moment.now();
    }

    public UUID accountId() {
        return accountId;
    }

    /** Hours a month; absent where the usual ones count. */
    public Optional<Integer> freeHours() {
        return Optional.ofNullable(freeHours);
    }

    /** US cents a month; absent where there is no limit. */
    public Optional<Integer> spendingLimitCents() {
        return Optional.ofNullable(spendingLimitCents);
    }

    public void giveHours(Optional<Integer> hours) {
        hours.ifPresent(number -> within("Free hours", number, MOST_HOURS));
        this.freeHours = hours.orElse(null);
        this.updatedAt = Moment.now();
    }

    public void limitSpending(Optional<Integer> cents) {
        cents.ifPresent(AccountTerms::checkLimit);
        this.spendingLimitCents = cents.orElse(null);
        this.updatedAt = Moment.now();
    }

    /** For the limits of accounts and of apps alike. */
    public static void checkLimit(int cents) {
        within("A spending limit in cents", cents, MOST_CENTS);
    }

    private static void within(String what, int value, int most) {
        if (value < 0 || value > most) {
            throw new InvalidParamsException("%s must be from 0 to %d, not %d.".formatted(what, most, value));
        }
    }
}
