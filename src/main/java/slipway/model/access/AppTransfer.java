package slipway.model.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;

/** An owner's offer to hand an app over; it stands until the recipient answers or the owner takes it back. */
@Entity
@Table(name = "app_transfer")
public class AppTransfer {
    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "recipient_id")
    private UUID recipientId;

    @Enumerated(EnumType.STRING)
    private TransferState state = TransferState.PENDING;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected AppTransfer() {}

    public AppTransfer(UUID appId, UUID ownerId, UUID recipientId) {
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.ownerId = ownerId;
        this.recipientId = recipientId;
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public UUID recipientId() {
        return recipientId;
    }

    public TransferState state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** The recipient's answer, which is final. */
    public void answer(TransferState answer) {
        if (state != TransferState.PENDING) {
            throw new InvalidParamsException("This transfer was " + state.word() + " already.");
        }
        if (answer == TransferState.PENDING) {
            throw new InvalidParamsException("Parameter \"state\" must be accepted or declined.");
        }
        this.state = answer;
        this.updatedAt = Moment.now();
    }
}
