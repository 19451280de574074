package slipway.model.databases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;

/** A role that may use a database, and its password. */
@Entity
@Table(name = "addon_credential")
public class DatabaseCredential {
    /** The one that owns the database and everything in it. */
    public static final String DEFAULT = "default";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,50}");

    @Id
    private UUID id;

    @Column(name = "addon_id")
    private UUID addOnId;

    private String name;
    private String role;

    @Column(name = "sealed_password")
    private byte[] sealedPassword;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected DatabaseCredential() {}

    public DatabaseCredential(UUID addOnId, String name, String role, byte[] sealedPassword) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidParamsException(
                    "Credential name \"" + name + "\" must have 1 to 50 letters, digits, hyphens and underscores.");
        }
        this.id = UUID.randomUUID();
        this.addOnId = addOnId;
        this.name = name;
        this.role = role;
        this.sealedPassword = sealedPassword.clone();
        this.createdAt = Moment.now();
    }

    public UUID id() {
        return id;
    }

    public UUID addOnId() {
        return addOnId;
    }

    public String name() {
        return name;
    }

    public boolean isDefault() {
        return name.equals(DEFAULT);
    }

    /** Under which attachments have it; the default one is had without. */
    public String namespace() {
        return "credential:" + name;
    }

    /** On the server. */
    public String role() {
        return role;
    }

    public byte[] sealedPassword() {
        return sealedPassword.clone();
    }

    public void rotate(byte[] newPassword) {
        this.sealedPassword = newPassword.clone();
    }

    public Instant createdAt() {
        return createdAt;
    }
}
