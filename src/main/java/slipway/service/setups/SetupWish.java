package slipway.service.setups;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.model.builds.SourceBlob;

/**
 * What somebody wants set up.
 *
 * @param name of the app; a random one where it is absent
 * @param stack over the manifest's
 * @param env config vars over the manifest's; secrets
 * @param buildpacks instead of the manifest's; none means these
 */
public record SetupWish(
        SourceBlob source,
        Optional<String> name,
        Optional<String> stack,
        Map<String, String> env,
        List<String> buildpacks) {
    public SetupWish {
        env = Map.copyOf(env);
        buildpacks = List.copyOf(buildpacks);
    }

    /** Without the values of config vars, which must not get into a log. */
    @Override
    public String toString() {
        return "SetupWish[" + source.place() + ", " + name + "]";
    }
}
