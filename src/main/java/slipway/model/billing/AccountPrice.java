package slipway.model.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What one account pays for a size, instead of the size's own price. */
@Entity
@Table(name = "account_price")
public class AccountPrice {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private String plan;

    @Column(name = "cents_per_month")
    private int centsPerMonth;

    @SuppressWarnings("NullAway.Init")
    protected AccountPrice() {}

    public AccountPrice(UUID accountId, String plan, int centsPerMonth) {
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.plan = plan;
        this.centsPerMonth = centsPerMonth;
    }

    public UUID accountId() {
        return accountId;
    }

    public String plan() {
        return plan;
    }

    /** US cents for a whole month. */
    public int centsPerMonth() {
        return centsPerMonth;
    }

    public void change(int cents) {
        this.centsPerMonth = cents;
    }
}
