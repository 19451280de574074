package slipway.model.apps;

import java.util.Set;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;

/** A checked app name; it becomes a host name, hence the letters and the length (Platform API schema, "app name"). */
public record AppName(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,28}[a-z0-9]");

    /** Host names under the platform's domain, and paths of its pages, that are its own. */
    private static final Set<String> RESERVED = Set.of("api", "git", "www", "new");

    public AppName {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidParamsException("Name must start with a letter, end with a letter or digit and can only"
                    + " contain lowercase letters, digits, and dashes. It must be 3 to 30 characters long.");
        }
        if (RESERVED.contains(text)) {
            throw new InvalidParamsException("Name " + text + " is reserved.");
        }
    }
}
