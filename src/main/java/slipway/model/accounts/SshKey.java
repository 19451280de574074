package slipway.model.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import slipway.model.Moment;

/** A public key by which its owner's machines are known. */
@Entity
@Table(name = "ssh_key")
public class SshKey {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "public_key")
    private String publicKey;

    private String comment;

    private String fingerprint;

    @Column(name = "blob_hash")
    private String blobHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected SshKey() {}

    public SshKey(UUID accountId, PublicKeyLine line) {
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.publicKey = line.text();
        this.comment = line.comment();
        this.fingerprint = line.fingerprint();
        this.blobHash = line.blobHash();
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    /** Type, key and comment, as in {@code authorized_keys}. */
    public String publicKey() {
        return publicKey;
    }

    public String comment() {
        return comment;
    }

    /** MD5, in pairs parted by colons. */
    public String fingerprint() {
        return fingerprint;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
