package slipway.model.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;

/** Money that an operator has given an account, which its next invoices use up. */
@Entity
@Table(name = "credit")
public class Credit {
    private static final long MOST_CENTS = 100_000_000;
    private static final int LONGEST_NOTE = 200;

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private long cents;
    private String note;

    @Column(name = "given_by")
    private String givenBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Credit() {}

    /** @param givenBy the operator's e-mail */
    public Credit(UUID accountId, long cents, String note, String givenBy) {
        if (cents <= 0 || cents > MOST_CENTS) {
            throw new InvalidParamsException("A credit must be from 0.01 to %d dollars.".formatted(MOST_CENTS / 100));
        }
        if (note.length() > LONGEST_NOTE) {
            throw new InvalidParamsException("A note has at most %d characters.".formatted(LONGEST_NOTE));
        }
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.cents = cents;
        this.note = note;
        this.givenBy = givenBy;
        this.createdAt = Moment.now();
    }

    public UUID accountId() {
        return accountId;
    }

    /** US cents. */
    public long cents() {
        return cents;
    }

    public String note() {
        return note;
    }

    public String givenBy() {
        return givenBy;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
