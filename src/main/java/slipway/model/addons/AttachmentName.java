package slipway.model.addons;

import java.util.Locale;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;

/** A checked name of an attachment, such as {@code DATABASE}: the beginning of config vars' names. */
public record AttachmentName(String text) {
    private static final Pattern VALID = Pattern.compile("[A-Z][A-Z0-9_]{0,254}");

    public AttachmentName {
        text = text.toUpperCase(Locale.ROOT);
        if (!VALID.matcher(text).matches() || text.endsWith("_")) {
            throw new InvalidParamsException(
                    "Attachment name \"" + text + "\" must begin with a letter and have only letters, digits and"
                            + " underscores between letters and digits.");
        }
    }

    /**
     * The config var that an add-on's var of this name is to an app.
     *
     * @param var as the provider calls it
     * @param prefix the service's own, which the name takes the place of
     */
    public String varOf(String var, String prefix) {
        return var.startsWith(prefix) ? text + var.substring(prefix.length()) : text + "_" + var;
    }
}
