package slipway.config;

import java.time.Duration;

/**
 * When apps on free sizes sleep, and how.
 *
 * @param depth {@code SLIPWAY_SLEEP}: frozen first, which takes milliseconds to undo, or stopped at once, as at Heroku
 * @param after {@code SLIPWAY_SLEEP_AFTER}: 30 min without a visitor (Dev Center, "Eco dyno hours")
 * @param napFor {@code SLIPWAY_NAP_FOR}: how long an app is kept frozen before it is stopped, if memory lasts
 */
public record SleepSettings(Depth depth, Duration after, Duration napFor) {
    /** What becomes of a dyno that sleeps. */
    public enum Depth {
        /** It is frozen, where the machine can do that. */
        NAP,
        /** It is stopped. */
        STOP
    }

    private static final int LOOKS = 4;
    private static final Duration USUAL_LOOK = Duration.ofMinutes(1);
    private static final Duration SHORTEST_LOOK = Duration.ofMillis(50);

    static SleepSettings read(EnvironmentReader env) {
        return new SleepSettings(
                env.choice("SLIPWAY_SLEEP", Depth.class, Depth.NAP),
                env.duration("SLIPWAY_SLEEP_AFTER", Duration.ofMinutes(30)),
                env.duration("SLIPWAY_NAP_FOR", Duration.ofDays(1)));
    }

    /** How often it is looked who should sleep; so much longer than {@link #after} may it take. */
    public Duration round() {
        Duration often = after.dividedBy(LOOKS);
        Duration round = often.compareTo(USUAL_LOOK) < 0 ? often : USUAL_LOOK;
        return round.compareTo(SHORTEST_LOOK) < 0 ? SHORTEST_LOOK : round;
    }
}
