package slipway.model.accounts;

import java.util.Locale;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;

/** A checked e-mail address in lower case, so that an account is found however its owner types it. */
public record EmailAddress(String text) {
    /** Deliberately wide (RFC 5321 allows nearly everything); at most 254 characters. */
    private static final Pattern FORM = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

    public EmailAddress {
        text = text.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(text).matches()) {
            throw new InvalidParamsException("\"" + text + "\" is not an e-mail address.");
        }
    }
}
