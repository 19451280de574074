package slipway.model.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;

/** A person who signs in; owns apps and everything in them. */
@Entity
@Table(name = "account")
public class Account {
    @Id
    private UUID id;

    private String email;
    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    private boolean operator;

    private String features;

    @Column(name = "two_factor")
    private boolean twoFactor;

    @Column(name = "verified_at")
    private @Nullable Instant verifiedAt;

    @Column(name = "last_login_at")
    private @Nullable Instant lastLoginAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    public Account(EmailAddress email, String name, String passwordHash, boolean operator) {
        this.id = UUID.randomUUID();
        this.email = email.text();
        this.name = name;
        this.passwordHash = passwordHash;
        this.operator = operator;
        this.features = "";
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public String passwordHash() {
        return passwordHash;
    }

    /** Whether this account runs the platform, rather than only using it. */
    public boolean isOperator() {
        return operator;
    }

    /** Whether signing in takes a code beside the password. */
    public boolean hasTwoFactor() {
        return twoFactor;
    }

    /** Whether there is a payment method on file, or an operator's word instead of one. */
    public boolean isVerified() {
        return verifiedAt != null;
    }

    /** Since when it is verified; absent where it is not. */
    public Optional<Instant> verifiedAt() {
        return Optional.ofNullable(verifiedAt);
    }

    /** Absent for who has never signed in. */
    public Optional<Instant> lastLoginAt() {
        return Optional.ofNullable(lastLoginAt);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public boolean has(AccountFeature feature) {
        return List.of(features.split(",")).contains(feature.word());
    }

    public void turn(AccountFeature feature, boolean on) {
        Set<String> changed = new TreeSet<>(features.isEmpty() ? List.of() : List.of(features.split(",")));
        if (on) {
            changed.add(feature.word());
        } else {
            changed.remove(feature.word());
        }
        this.features = String.join(",", changed);
        this.updatedAt = Moment.now();
    }

    public void rename(String newName) {
        this.name = newName;
        this.updatedAt = Moment.now();
    }

    public void changePassword(String newHash) {
        this.passwordHash = newHash;
        this.updatedAt = Moment.now();
    }

    public void turnTwoFactor(boolean on) {
        this.twoFactor = on;
        this.updatedAt = Moment.now();
    }

    /** Stays verified since the first time. */
    public void verify() {
        if (verifiedAt == null) {
            this.verifiedAt = Moment.now();
            this.updatedAt = verifiedAt;
        }
    }

    public void unverify() {
        if (verifiedAt != null) {
            this.verifiedAt = null;
            this.updatedAt = Moment.now();
        }
    }

    /** Remembers that its owner has just signed in, which changes nothing about the account. */
    public void cameIn() {
        this.lastLoginAt = Moment.now();
    }
}
