package slipway.model.addons.keyvalue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import slipway.model.Moment;

/** What the key-value server of one add-on is to be; whoever runs it makes it so, again and again. */
@Entity
@Table(name = "keyvalue_server")
public class KeyValueServer {
    @Id
    @Column(name = "addon_id")
    private UUID addOnId;

    private boolean shared;
    private int place;

    @Column(name = "sealed_password")
    private byte[] sealedPassword;

    @Enumerated(EnumType.STRING)
    private Eviction eviction;

    @Column(name = "timeout_seconds")
    private int timeoutSeconds;

    private String events;
    private long bytes;
    private int connections;
    private boolean persistent;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected KeyValueServer() {}

    public KeyValueServer(UUID addOnId, boolean shared, int place, byte[] sealedPassword) {
        this.addOnId = addOnId;
        this.shared = shared;
        this.place = place;
        this.createdAt = Moment.now();
        secure(sealedPassword);
        behave(Behaviour.USUAL);
    }

    /** @param sealed its password from now on */
    public final void secure(byte[] sealed) {
        this.sealedPassword = sealed.clone();
        this.updatedAt = Moment.now();
    }

    public final void behave(Behaviour behaviour) {
        this.eviction = behaviour.eviction();
        this.timeoutSeconds = behaviour.timeout();
        this.events = behaviour.events();
        this.updatedAt = Moment.now();
    }

    public void resize(Capacity capacity) {
        this.bytes = capacity.bytes();
        this.connections = capacity.connections();
        this.persistent = capacity.persistent();
        this.updatedAt = Moment.now();
    }

    public void moveTo(int newPlace) {
        this.place = newPlace;
        this.updatedAt = Moment.now();
    }

    public UUID addOnId() {
        return addOnId;
    }

    /** Whether it is a database of the server that all of these share. */
    public boolean isShared() {
        return shared;
    }

    /** The number of its ports and its user, or that of its database; no two of a kind have the same. */
    public int place() {
        return place;
    }

    public byte[] sealedPassword() {
        return sealedPassword.clone();
    }

    public Behaviour behaviour() {
        return new Behaviour(eviction, timeoutSeconds, events);
    }

    public Capacity capacity() {
        return new Capacity(bytes, connections, persistent);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
