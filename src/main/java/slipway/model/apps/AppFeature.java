package slipway.model.apps;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import slipway.model.NotFoundException;

/** What can be turned on and off for an app by {@code heroku features} and {@code heroku labs}. */
public enum AppFeature {
    /** Heroku's own is off until asked for; Slipway has always told dynos, so that here it is on. */
    RUNTIME_DYNO_METADATA(
            "Dyno Metadata", "Tells dynos about their app, release and slug in HEROKU_* variables", "general", true),

    LOG_RUNTIME_METRICS(
            "Log Runtime Metrics",
            "Writes memory use and load of each dyno to the app's log every 20 s",
            "beta",
            false),

    HTTP_SESSION_AFFINITY(
            "Session Affinity", "Brings each visitor to the web dyno that he had first", "general", false),

    HTTP_DISABLE_KEEPALIVE_TO_DYNO(
            "Disable Keepalive to Dyno", "Opens a new connection to the dyno for each request", "beta", false),

    /** For apps whose connections do not outlive hours in which nobody answers on them. */
    RESTART_ON_WAKE(
            "Restart on Wake",
            "Starts the app afresh when it wakes, instead of going on where it fell asleep",
            "general",
            false),

    IGNORE_BOTS(
            "Ignore Bots",
            "Lets search engines, health checks and link previews neither wake the app nor keep it awake",
            "general",
            false);

    private final String displayName;
    private final String description;
    private final String state;
    private final boolean onByDefault;

    AppFeature(String displayName, String description, String state, boolean onByDefault) {
        this.displayName = displayName;
        this.description = description;
        this.state = state;
        this.onByDefault = onByDefault;
    }

    /** Finds a feature by its name or its UUID. */
    public static AppFeature require(String nameOrUuid) {
        return Arrays.stream(values())
                .filter(feature -> feature.word().equals(nameOrUuid)
                        || feature.uuid().toString().equals(nameOrUuid))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("feature"));
    }

    /** The name in the API, such as {@code runtime-dyno-metadata}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String displayName() {
        return displayName;
    }

    public String description() {
        return description;
    }

    /** {@code general} for what {@code heroku features} lists, {@code beta} for what {@code heroku labs} does. */
    public String state() {
        return state;
    }

    public boolean isOnByDefault() {
        return onByDefault;
    }

    /** The same for a feature everywhere and always. */
    public UUID uuid() {
        return UUID.nameUUIDFromBytes(("app-feature:" + word()).getBytes(StandardCharsets.UTF_8));
    }
}
