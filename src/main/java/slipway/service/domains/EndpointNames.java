package slipway.service.domains;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Names for SNI endpoints in Heroku's form: a mammal and five digits. */
final class EndpointNames {
    private static final List<String> MAMMALS = List.of(
            "beluga",
            "dolphin",
            "dugong",
            "fox",
            "hare",
            "kangaroo",
            "lemur",
            "lynx",
            "manatee",
            "marten",
            "mole",
            "narwhal",
            "orca",
            "otter",
            "porpoise",
            "reindeer",
            "seal",
            "stoat",
            "tapir",
            "vole",
            "walrus",
            "whale",
            "wombat",
            "yak");

    private EndpointNames() {}

    static String random() {
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        return "%s-%05d".formatted(MAMMALS.get(chance.nextInt(MAMMALS.size())), chance.nextInt(100_000));
    }
}
