package slipway.journey;

import java.time.Duration;
import java.time.Instant;
import slipway.model.accounts.Totp;

/** A person's authenticator app, which never shows a code twice. */
public final class Authenticator {
    private final String secret;
    private long last;

    /** @param secret as the account page shows it */
    public Authenticator(String secret) {
        this.secret = secret.replace(" ", "");
        this.last = earliest() - 1;
    }

    /** The next code that is good: two or three can be had at once, thanks to the tolerance, more take a while. */
    public String code() {
        last = Math.max(last + 1, earliest());
        Platform.await("the next code", Duration.ofSeconds(2 * Totp.PERIOD), () -> last <= now() + 1);
        return Totp.code(secret, last);
    }

    public String secret() {
        return secret;
    }

    /** Whose code is good for half a period more, however slowly it is typed. */
    private static long earliest() {
        return Totp.step(Instant.now().plusSeconds(Totp.PERIOD / 2)) - 1;
    }

    private static long now() {
        return Totp.step(Instant.now());
    }
}
