package slipway.model.mail;

import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;

/**
 * What a mail says, checked: its subject cannot begin another header, and neither is without end.
 *
 * @param subject one line of at most {@value #MAX_SUBJECT} characters
 * @param body plain text of at most {@value #MAX_BODY} characters
 */
public record MailText(String subject, String body) {
    /** In characters; mail programs show fewer. */
    public static final int MAX_SUBJECT = 200;

    /** In characters. */
    public static final int MAX_BODY = 50_000;

    /** Line ends of every kind, and whatever else is no text. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");

    public MailText {
        if (subject.isBlank() || subject.length() > MAX_SUBJECT) {
            throw new InvalidParamsException(
                    "The subject of a mail has from 1 to %d characters.".formatted(MAX_SUBJECT));
        }
        if (CONTROL.matcher(subject).find()) {
            throw new InvalidParamsException("The subject of a mail is one line, without control characters.");
        }
        if (body.length() > MAX_BODY) {
            throw new InvalidParamsException("The text of a mail has at most %d characters.".formatted(MAX_BODY));
        }
    }
}
