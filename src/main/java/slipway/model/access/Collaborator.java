package slipway.model.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import slipway.model.Moment;

/** Somebody with whom the owner shares an app, and what they may do to it. */
@Entity
@Table(name = "collaborator")
public class Collaborator {
    /** What a collaborator may do unless somebody says otherwise: all but managing, as on Heroku's personal apps. */
    public static final Set<Permission> USUAL = EnumSet.of(Permission.VIEW, Permission.DEPLOY, Permission.OPERATE);

    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "account_id")
    private UUID accountId;

    private String permissions;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Collaborator() {}

    public Collaborator(UUID appId, UUID accountId, Set<Permission> permissions) {
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.accountId = accountId;
        this.permissions = Permission.text(permissions);
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    public UUID accountId() {
        return accountId;
    }

    public Set<Permission> permissions() {
        return Permission.parse(List.of(permissions.split(",")));
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public void allow(Set<Permission> changed) {
        this.permissions = Permission.text(changed);
        this.updatedAt = Moment.now();
    }
}
