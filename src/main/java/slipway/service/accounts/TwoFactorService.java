package slipway.service.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.accounts.Totp;
import slipway.service.access.Actor;

/** Turning two-factor authentication on and off. */
@ApplicationScoped
public class TwoFactorService {
    /** What authenticator apps show above the code. */
    private static final String ISSUER = "Slipway";

    @Inject
    TwoFactorRecords records;

    @Inject
    PasswordService passwords;

    /** A secret that an authenticator app may be given; nothing is kept until {@link #enable}. */
    public String propose() {
        return Totp.newSecret();
    }

    /** The secret as authenticator apps scan it (Google Authenticator, "Key URI Format"). */
    public String uri(Actor actor, String secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(ISSUER, encode(actor.email()), secret, ISSUER, Totp.DIGITS, Totp.PERIOD);
    }

    /**
     * Turns it on for an app that proves by a code that it has the secret.
     *
     * @return the recovery codes, which are known only now
     */
    public List<String> enable(Actor actor, String secret, String code) {
        OptionalLong step = Totp.stepOf(code.strip(), secret, Moment.now(), Long.MIN_VALUE);
        if (step.isEmpty()) {
            throw new InvalidParamsException(
                    "That is not the code that an app with this secret shows now. Is the clock of your device right?");
        }
        return records.enable(actor, secret, step.getAsLong());
    }

    public void disable(Actor actor, String password) {
        passwords.confirm(actor, password);
        records.disable(actor);
    }

    /** New recovery codes instead of the old ones; they are known only now. */
    public List<String> replaceCodes(Actor actor, String password) {
        passwords.confirm(actor, password);
        return records.replaceCodes(actor);
    }

    public int codesLeft(Actor actor) {
        return records.codesLeft(actor.accountId());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
