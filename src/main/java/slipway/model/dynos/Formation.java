package slipway.model.dynos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;

/** How many dynos of a process type an app wants, and of what size; outlives releases. */
@Entity
@Table(name = "formation")
public class Formation {
    /** Upper bound per process type, in dynos (Dev Center, "Limits"). */
    public static final int MAX_QUANTITY = 100;

    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    private String type;
    private int quantity;

    private String size;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Formation() {}

    public Formation(UUID appId, String type, int quantity, String size) {
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.type = type;
        this.quantity = quantity;
        this.size = size;
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    public String type() {
        return type;
    }

    public int quantity() {
        return quantity;
    }

    /** The name of a {@link DynoSize}. */
    public String size() {
        return size;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public void scaleTo(int newQuantity) {
        if (newQuantity < 0 || newQuantity > MAX_QUANTITY) {
            throw new InvalidParamsException("Cannot scale %s to %d dynos; the quantity must be from 0 to %d."
                    .formatted(type, newQuantity, MAX_QUANTITY));
        }
        this.quantity = newQuantity;
        this.updatedAt = Moment.now();
    }

    public void resizeTo(String newSize) {
        this.size = newSize;
        this.updatedAt = Moment.now();
    }
}
