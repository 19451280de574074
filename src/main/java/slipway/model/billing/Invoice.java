package slipway.model.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import slipway.model.Moment;
import slipway.model.accounts.Account;

/** What an account owes for a month that is over; never changed once it is made. */
@Entity
@Table(name = "invoice")
public class Invoice {
    @Id
    private UUID id;

    private long number;

    @Column(name = "account_id")
    private UUID accountId;

    private String email;
    private String month;

    @Column(name = "charges_cents")
    private long chargesCents;

    @Column(name = "credits_cents")
    private long creditsCents;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Invoice() {}

    /** @param credit US cents that the account has left */
    public Invoice(long number, Account account, Bill bill, long credit) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.accountId = account.id();
        this.email = account.email();
        this.month = bill.month().toString();
        this.chargesCents = bill.cents();
        this.creditsCents = Math.min(chargesCents, credit);
        this.createdAt = Moment.now();
    }

    public UUID id() {
        return id;
    }

    /** For people. */
    public long number() {
        return number;
    }

    public UUID accountId() {
        return accountId;
    }

    /** Of the account when the invoice was made. */
    public String email() {
        return email;
    }

    public BillingMonth month() {
        return new BillingMonth(YearMonth.parse(month));
    }

    /** US cents. */
    public long chargesCents() {
        return chargesCents;
    }

    /** US cents that were paid by what operators had given. */
    public long creditsCents() {
        return creditsCents;
    }

    /** US cents that are left to be paid. */
    public long totalCents() {
        return chargesCents - creditsCents;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
