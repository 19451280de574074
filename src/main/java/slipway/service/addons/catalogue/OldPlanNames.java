package slipway.service.addons.catalogue;

import java.util.Map;
import java.util.Optional;

/** What plans that Heroku had once are called here, so that scripts and app.json files of those days still work. */
public final class OldPlanNames {
    private static final Map<String, String> NOW = Map.ofEntries(
            Map.entry("heroku-postgresql:dev", "heroku-postgresql:free"),
            Map.entry("heroku-postgresql:hobby-dev", "heroku-postgresql:free"),
            Map.entry("heroku-postgresql:mini", "heroku-postgresql:essential-0"),
            Map.entry("heroku-postgresql:basic", "heroku-postgresql:essential-1"),
            Map.entry("heroku-postgresql:hobby-basic", "heroku-postgresql:essential-1"),
            Map.entry("heroku-redis:hobby-dev", "heroku-redis:free"),
            Map.entry("heroku-redis:hobby-basic", "heroku-redis:mini"));

    private OldPlanNames() {}

    /** Today's name; what is not old stays as it is. */
    static String now(String wanted) {
        return NOW.getOrDefault(wanted, wanted);
    }

    /** What to say to somebody who has asked by an old name. */
    public static Optional<String> saying(String wanted) {
        return Optional.ofNullable(NOW.get(wanted)).map(now -> "%s is %s now.".formatted(wanted, now));
    }
}
