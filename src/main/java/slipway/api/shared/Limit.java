package slipway.api.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many characters a text in a request may have, where it is more or less than usual. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Limit {
    /** What every text may have unless its field says otherwise; more than any name, URL or command needs. */
    int USUAL = 4_096;

    int value();
}
