package slipway.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The present at the precision that PostgreSQL keeps, so that what is stored equals what was answered. */
public final class Moment {
    private Moment() {}

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
