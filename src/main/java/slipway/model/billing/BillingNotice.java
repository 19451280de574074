package slipway.model.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import slipway.model.Moment;

/** That somebody was told something of a month, so that nobody is told twice. */
@Entity
@Table(name = "billing_notice")
public class BillingNotice {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private String month;
    private String what;

    @Column(name = "noticed_at")
    private Instant noticedAt;

    @SuppressWarnings("NullAway.Init")
    protected BillingNotice() {}

    /** @param what such as {@code pool-80} */
    public BillingNotice(UUID accountId, BillingMonth month, String what) {
        this.id = id(accountId, month, what);
        this.accountId = accountId;
        this.month = month.toString();
        this.what = what;
        this.noticedAt = Moment.now();
    }

    /** The same for the same thing. */
    public static UUID id(UUID accountId, BillingMonth month, String what) {
        String text = accountId + " " + month + " " + what;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public UUID accountId() {
        return accountId;
    }

    public String month() {
        return month;
    }

    public String what() {
        return what;
    }

    public Instant noticedAt() {
        return noticedAt;
    }
}
