package slipway.model.setups;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What an app.json says of its app and of how to set it up (Dev Center, "app.json Schema").
 *
 * @param addOns the plans that it demands, such as {@code heroku-postgresql:mini}
 */
public record Manifest(
        About about,
        List<EnvVar> env,
        List<String> addOns,
        List<FormationWish> formation,
        List<String> buildpacks,
        Optional<String> stack,
        Optional<Postdeploy> postdeploy,
        Optional<String> successUrl) {
    /** What people read about the app before they deploy it; the URLs are http or https. */
    public record About(
            Optional<String> name,
            Optional<String> description,
            Optional<String> logo,
            Optional<String> website,
            Optional<String> repository) {}

    public Manifest {
        env = List.copyOf(env);
        addOns = List.copyOf(addOns);
        formation = List.copyOf(formation);
        buildpacks = List.copyOf(buildpacks);
    }

    /** A complaint for each var that nobody has given a value, in Heroku's words. */
    public List<String> missing(Map<String, String> given) {
        List<String> complaints = new ArrayList<>();
        for (EnvVar declared : env) {
            boolean absent = given.getOrDefault(declared.name(), "").isBlank();
            boolean emptied = given.containsKey(declared.name()) && declared.required() && !declared.generated();
            if (absent && (declared.mustBeGiven() || emptied)) {
                complaints.add("config var " + declared.name() + " is required");
            }
        }
        return complaints;
    }

    /**
     * The config vars to begin with: what was given wins over what is declared, and what is neither is made up or left
     * out.
     */
    public Map<String, String> config(Map<String, String> given, Supplier<String> secrets) {
        Map<String, String> config = new TreeMap<>();
        for (EnvVar declared : env) {
            declared.value().ifPresent(value -> config.put(declared.name(), value));
            if (declared.generated() && given.getOrDefault(declared.name(), "").isEmpty()) {
                config.put(declared.name(), secrets.get());
            }
        }
        given.forEach((name, value) -> {
            if (!value.isEmpty() || !isGenerated(name)) {
                config.put(name, value);
            }
        });
        return config;
    }

    private boolean isGenerated(String name) {
        return env.stream().anyMatch(declared -> declared.name().equals(name) && declared.generated());
    }
}
