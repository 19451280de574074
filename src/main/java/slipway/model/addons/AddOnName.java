package slipway.model.addons;

import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;

/** A checked name of an add-on, such as {@code redis-golden-01234} (the schema's pattern). */
public record AddOnName(String text) {
    private static final Pattern VALID = Pattern.compile("[a-zA-Z][A-Za-z0-9_-]{1,255}");

    public AddOnName {
        if (!VALID.matcher(text).matches()) {
            throw new InvalidParamsException("Add-on name \"" + text
                    + "\" must begin with a letter and have 2 to 256 letters, digits, hyphens and" + " underscores.");
        }
    }
}
