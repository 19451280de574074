package slipway.model.monitoring;

import java.time.Duration;
import java.util.List;
import slipway.model.InvalidParamsException;
import slipway.model.releases.Procfile;

/**
 * When somebody is to be alerted.
 *
 * @param type of processes
 * @param threshold from which on; in the measure's unit
 * @param period minutes that are looked at together
 * @param reminder minutes after which it is told again while it goes on
 */
public record AlertRule(String type, AlertMeasure measure, double threshold, int period, int reminder) {
    /** Minutes (Dev Center, "Application Metrics": alerts). */
    public static final List<Integer> PERIODS = List.of(1, 5, 10);

    /** Minutes: a few, an hour, a day. */
    public static final List<Integer> REMINDERS = List.of(5, 60, 1_440);

    public AlertRule {
        if (!Procfile.isType(type)) {
            throw new InvalidParamsException("\"" + type + "\" is no process type.");
        }
        if (measure.isOfRequests() && !type.equals(Procfile.WEB)) {
            throw new InvalidParamsException(
                    "Only web has visitors: there is no %s of %s.".formatted(measure.words(), type));
        }
        if (!PERIODS.contains(period)) {
            throw new InvalidParamsException("An alert looks at 1, 5 or 10 minutes.");
        }
        if (!REMINDERS.contains(reminder)) {
            throw new InvalidParamsException("An alert is told again after 5, 60 or 1440 minutes.");
        }
        threshold = measure.requireThreshold(threshold);
    }

    public Duration length() {
        return Duration.ofMinutes(period);
    }

    /** Whether such a value is worth an alert. */
    boolean isBrokenBy(double value) {
        return value >= threshold;
    }

    /** For people, such as {@code web: memory of 90 % or more over 5 min}. */
    public String text() {
        String over = " over " + period + " min";
        if (!measure.hasThreshold()) {
            return type + ": " + measure.words() + over;
        }
        return "%s: %s of %s or more%s".formatted(type, measure.words(), measure.text(threshold), over);
    }
}
