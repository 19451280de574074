package slipway.service.setups.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import slipway.model.InvalidParamsException;
import slipway.model.apps.Stack;
import slipway.model.dynos.Formation;
import slipway.model.releases.ConfigVars;
import slipway.model.setups.EnvVar;
import slipway.model.setups.FormationWish;
import slipway.model.setups.Manifest;
import slipway.model.setups.Postdeploy;
import slipway.service.builds.Buildpacks;

/** What a well-formed manifest asks for that this platform does not have, or nobody may have. */
final class ManifestCheck {
    private final List<String> errors = new ArrayList<>();

    private final Consumer<String> requireSize;

    private ManifestCheck(Consumer<String> requireSize) {
        this.requireSize = requireSize;
    }

    static List<String> errors(Manifest manifest, Consumer<String> requireSize) {
        ManifestCheck check = new ManifestCheck(requireSize);
        for (EnvVar declared : manifest.env()) {
            check.attempt(
                    "env",
                    () -> ConfigVars.none()
                            .with(Map.of(declared.name(), declared.value().or(() -> Optional.of("")))));
        }
        manifest.buildpacks().forEach(url -> check.attempt("buildpacks", () -> Buildpacks.requirePlausible(url)));
        manifest.stack().ifPresent(stack -> check.attempt("stack", () -> Stack.require(stack)));
        manifest.formation().forEach(check::formation);
        manifest.postdeploy()
                .flatMap(Postdeploy::size)
                .ifPresent(size -> check.attempt("scripts.postdeploy.size", () -> requireSize.accept(size)));
        return check.errors;
    }

    private void formation(FormationWish wish) {
        String path = "formation." + wish.type();
        wish.size().ifPresent(size -> attempt(path + ".size", () -> requireSize.accept(size)));
        if (wish.quantity()
                .filter(quantity -> quantity > Formation.MAX_QUANTITY)
                .isPresent()) {
            errors.add(path + ".quantity must not be more than " + Formation.MAX_QUANTITY);
        }
    }

    private void attempt(String path, Runnable check) {
        try {
            check.run();
        } catch (InvalidParamsException refused) {
            errors.add(path + ": " + refused.getMessage());
        }
    }
}
