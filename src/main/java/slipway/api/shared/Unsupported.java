package slipway.api.shared;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Refuses parameters of the schema that are not built, rather than ignore them. */
public final class Unsupported {
    private Unsupported() {}

    /** Refuses a value that asks for something; null, false, and empty texts and lists ask for nothing. */
    public static void refuse(String parameter, @Nullable Object value) {
        boolean asksForNothing = value == null
                || Boolean.FALSE.equals(value)
                || (value instanceof String text && text.isEmpty())
                || (value instanceof Collection<?> list && list.isEmpty());
        if (!asksForNothing) {
            throw new InvalidParamsException("Parameter \"" + parameter + "\" is not supported by Slipway yet.");
        }
    }
}
