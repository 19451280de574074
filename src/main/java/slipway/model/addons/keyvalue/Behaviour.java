package slipway.model.addons.keyvalue;

import java.util.Locale;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;

/**
 * What people choose about a key-value server, checked.
 *
 * @param timeout seconds after which an idle connection is closed; 0 for never
 * @param events of which clients are told, by Redis's letters ({@code notify-keyspace-events}); empty for none
 */
public record Behaviour(Eviction eviction, int timeout, String events) {
    /** Seconds (Dev Center, "Heroku Key-Value Store": connections that are idle for 5 minutes are closed). */
    public static final int USUAL_TIMEOUT = 300;

    /** Seconds: a year; what is idle for longer is not to be closed at all. */
    public static final int MAX_TIMEOUT = 31_536_000;

    /** Those that the oldest servers know as well. */
    private static final Pattern EVENTS = Pattern.compile("[KEg$lshztxemA]{0,26}");

    /** What every server does at first. */
    public static final Behaviour USUAL = new Behaviour(Eviction.NOEVICTION, USUAL_TIMEOUT, "");

    public Behaviour {
        if (timeout < 0 || timeout > MAX_TIMEOUT) {
            throw new InvalidParamsException(
                    "Parameter \"timeout\" must be a number of seconds from 0 (never) to " + MAX_TIMEOUT + ".");
        }
        if (!EVENTS.matcher(events).matches()) {
            throw new InvalidParamsException(
                    "Parameter \"notify_keyspace_events\" may have only the letters K, E, g, $, l, s, h, z, t, x, e, m"
                            + " and A.");
        }
    }

    public Behaviour withEviction(String word) {
        return new Behaviour(
                Eviction.find(word)
                        .orElseThrow(() -> new InvalidParamsException(
                                "Parameter \"maxmemory_policy\" must be one of noeviction, allkeys-lfu, volatile-lfu,"
                                        + " allkeys-lru, volatile-lru, allkeys-random, volatile-random and"
                                        + " volatile-ttl.")),
                timeout,
                events);
    }

    public Behaviour withTimeout(int seconds) {
        return new Behaviour(eviction, seconds, events);
    }

    /** From a text such as an option's. */
    public Behaviour withTimeout(String seconds) {
        try {
            return withTimeout(Integer.parseInt(seconds.strip()));
        } catch (NumberFormatException notANumber) {
            return withTimeout(-1);
        }
    }

    public Behaviour withEvents(String letters) {
        return new Behaviour(eviction, timeout, letters);
    }

    /** By the name that the CLI has for it, such as {@code maxmemory_policy}. */
    public Behaviour with(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT).replace('-', '_')) {
            case "maxmemory_policy" -> withEviction(value);
            case "timeout" -> withTimeout(value);
            case "notify_keyspace_events" -> withEvents(value);
            default ->
                throw new InvalidParamsException(
                        "heroku-redis knows no option \"%s\"; it knows maxmemory_policy,".formatted(name)
                                + " timeout and notify_keyspace_events.");
        };
    }
}
