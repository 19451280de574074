package slipway.web.accounts.signin;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.service.accounts.PasswordStep;

/** Somebody who has given the right password in this browser, and is asked for a code now. */
@SessionScoped
public class HalfSignedIn implements Serializable {
    /** How long the password counts; longer than it takes to find the phone. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private @Nullable PasswordStep step;
    private @Nullable String to;
    private Instant since = Instant.EPOCH;

    void remember(PasswordStep right, @Nullable String wanted) {
        step = right;
        to = wanted;
        since = Instant.now();
    }

    void forget() {
        step = null;
        to = null;
    }

    Optional<PasswordStep> step() {
        return Optional.ofNullable(step).filter(given -> since.plus(PATIENCE).isAfter(Instant.now()));
    }

    /** The page that was wanted. */
    @Nullable
    String to() {
        return to;
    }
}
