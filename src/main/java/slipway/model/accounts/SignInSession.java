package slipway.model.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.activity.Origin;

/** One browser in which somebody has signed in to the pages; without its row the browser is signed out. */
@Entity
@Table(name = "sign_in_session")
public class SignInSession {
    /** How long a browser may be silent: web.xml's session-timeout, and what the last use may be late by. */
    public static final Duration LONGEST_SILENCE = Duration.ofMinutes(245);

    /** How exactly the last use is known, so that a page that asks every few seconds does not write as often. */
    private static final Duration COARSE = Duration.ofMinutes(5);

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private @Nullable String address;

    private @Nullable String client;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @SuppressWarnings("NullAway.Init")
    protected SignInSession() {}

    public SignInSession(UUID accountId, Origin origin) {
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.address = origin.address().map(SignInSession::withoutBrackets).orElse(null);
        this.client = origin.client().orElse(null);
        this.createdAt = Moment.now();
        this.usedAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    /** The browser's IP address, where it is known. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** What the browser calls itself (User-Agent), where it does. */
    public Optional<String> client() {
        return Optional.ofNullable(client);
    }

    /** Such as {@code Firefox on Linux}. */
    public String clientName() {
        return client().map(ClientName::of).orElse("Unknown browser");
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** True to five minutes. */
    public Instant usedAt() {
        return usedAt;
    }

    public void use() {
        Instant now = Moment.now();
        if (usedAt.plus(COARSE).isBefore(now)) {
            usedAt = now;
        }
    }

    /** Servlet containers put IPv6 addresses into brackets. */
    private static String withoutBrackets(String address) {
        return address.replaceAll("[\\[\\]]", "");
    }
}
