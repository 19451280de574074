package slipway.model.domains;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import slipway.model.Moment;

/** The certificate of the platform's own authority, with its key; kept, so that whoever trusts it need do so once. */
@Entity
@Table(name = "platform_authority")
public class AuthorityCertificate {
    /** There is one, and its key is sealed for it. */
    public static final UUID ID = new UUID(0, 1);

    @Id
    private UUID id;

    private String certificate;

    @Column(name = "sealed_key")
    private byte[] sealedKey;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected AuthorityCertificate() {}

    /**
     * A new one.
     *
     * @param certificate PEM
     * @param sealedKey its private key as PEM, encrypted
     */
    public AuthorityCertificate(String certificate, byte[] sealedKey) {
        this.id = ID;
        this.certificate = certificate;
        this.sealedKey = sealedKey.clone();
        this.createdAt = Moment.now();
    }

    public UUID id() {
        return id;
    }

    public String certificate() {
        return certificate;
    }

    public byte[] sealedKey() {
        return sealedKey.clone();
    }

    public Instant createdAt() {
        return createdAt;
    }
}
