package slipway.service.addons.provisioning;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import slipway.model.addons.AddOnName;

/** Names for add-ons whose makers gave none, in Heroku's form: service, adjective, five digits. */
final class AddOnNames {
    private static final List<String> SHAPES = List.of(
            "acute",
            "amorphous",
            "angular",
            "animated",
            "circular",
            "closed",
            "concave",
            "contoured",
            "convex",
            "crystalline",
            "cubed",
            "curly",
            "curved",
            "cylindrical",
            "deep",
            "dimensional",
            "elliptical",
            "encircled",
            "fitted",
            "flat",
            "flexible",
            "fluffy",
            "globular",
            "graceful",
            "horizontal",
            "infinite",
            "lively",
            "octagonal",
            "opaque",
            "parallel",
            "polished",
            "pyramidal",
            "rectangular",
            "regular",
            "rigid",
            "round",
            "rugged",
            "shallow",
            "sinuous",
            "slippery",
            "solid",
            "spherical",
            "square",
            "symmetrical",
            "tapered",
            "transparent",
            "triangular",
            "trapezoidal",
            "vertical",
            "wavy");

    private AddOnNames() {}

    /** @param service such as {@code heroku-postgresql}, of which the maker's name is left out */
    static AddOnName random(String service) {
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        String shape = SHAPES.get(chance.nextInt(SHAPES.size()));
        String stem = service.replaceFirst("^(heroku|slipway)-", "");
        return new AddOnName("%s-%s-%05d".formatted(stem, shape, chance.nextInt(100_000)));
    }
}
