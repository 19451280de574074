package slipway.model.dynos;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes a dyno a one-off: it runs a command that somebody asked for once, outside of the formation. */
@Embeddable
public class OneOff {
    /** The longest that one may run (Platform API schema, {@code time_to_live}). */
    public static final Duration LONGEST = Duration.ofHours(24);

    @Column(name = "one_off")
    private boolean present;

    private boolean attached;
    private boolean tty;
    private boolean begun;

    @Column(name = "sealed_environment")
    private byte @Nullable [] sealedEnvironment;

    @Column(name = "ends_at")
    private @Nullable Instant endsAt;

    protected OneOff() {}

    /** For a dyno of the formation. */
    static OneOff none() {
        return new OneOff();
    }

    /**
     * The terms of a one-off.
     *
     * @param attached whether it begins when a client comes for its input and output
     * @param tty whether these go through a pseudo-terminal
     * @param sealedEnvironment variables of its own as JSON, encrypted
     * @param endsAt when it is stopped at the latest
     */
    public OneOff(boolean attached, boolean tty, byte[] sealedEnvironment, Instant endsAt) {
        this.present = true;
        this.attached = attached;
        this.tty = tty;
        this.sealedEnvironment = sealedEnvironment.clone();
        this.endsAt = endsAt;
    }

    boolean isPresent() {
        return present;
    }

    public boolean isAttached() {
        return attached;
    }

    public boolean hasTty() {
        return tty;
    }

    /** Whether a process was started for it, or is about to be. */
    public boolean isBegun() {
        return begun;
    }

    public Optional<byte[]> sealedEnvironment() {
        return Optional.ofNullable(sealedEnvironment).map(byte[]::clone);
    }

    public Optional<Instant> endsAt() {
        return Optional.ofNullable(endsAt);
    }

    void begin() {
        begun = true;
    }

    void beginAnew() {
        begun = false;
    }
}
