package slipway.api.monitoring;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.service.monitoring.reading.TimeGrid;

/** From when to when, and in what steps, metrics are asked for. */
public class RangeParams {
    private static final Duration USUAL = Duration.ofHours(2);

    /** Slots of one answer. */
    private static final long MOST = 1_500;

    @QueryParam("start_time")
    @Nullable
    String start;

    @QueryParam("end_time")
    @Nullable
    String end;

    @QueryParam("step")
    @DefaultValue("1h")
    String step = "";

    TimeGrid grid(Instant now) {
        Instant until = end == null ? now : time("end_time", end);
        Instant from = start == null ? until.minus(USUAL) : time("start_time", start);
        Duration length = Step.parse(step);
        if (!from.isBefore(until) || Duration.between(from, until).dividedBy(length) > MOST) {
            throw new InvalidParamsException(
                    "\"end_time\" must be after \"start_time\", by at most %,d times \"step\".".formatted(MOST));
        }
        return TimeGrid.between(from, until, length);
    }

    private static Instant time(String parameter, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidParamsException(
                    "Parameter \"%s\" must be a time such as 2026-01-31T12:00:00Z.".formatted(parameter));
        }
    }
}
