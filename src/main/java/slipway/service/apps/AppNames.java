package slipway.service.apps;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import slipway.model.apps.AppName;

/** Names for apps whose makers gave none, in Heroku's form: adjective, noun, five digits. */
final class AppNames {
    private static final List<String> ADJECTIVES = List.of(
            "amber", "brisk", "calm", "clear", "coastal", "deep", "fair", "fresh", "gentle", "golden", "keen", "lively",
            "misty", "noble", "placid", "quiet", "rocky", "salty", "silver", "steady", "sunny", "swift", "tidal",
            "windy");

    private static final List<String> NOUNS = List.of(
            "anchor", "atoll", "bay", "beacon", "breeze", "buoy", "coral", "cove", "current", "dock", "dune", "fjord",
            "gull", "harbor", "inlet", "island", "keel", "lagoon", "mast", "pier", "reef", "shore", "tide", "wharf");

    private AppNames() {}

    static AppName random() {
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        return new AppName("%s-%s-%05d"
                .formatted(
                        ADJECTIVES.get(chance.nextInt(ADJECTIVES.size())),
                        NOUNS.get(chance.nextInt(NOUNS.size())),
                        chance.nextInt(100_000)));
    }
}
