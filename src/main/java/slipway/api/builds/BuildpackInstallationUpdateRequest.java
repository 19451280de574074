package slipway.api.builds;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.service.builds.Buildpacks;

/** Body of {@code PUT /apps/X/buildpack-installations}. */
record BuildpackInstallationUpdateRequest(@Nullable List<Update> updates) {
    /** One buildpack by name or URL. */
    record Update(@Nullable String buildpack) {}

    /** The CLI does not look whether the registry knows a name, and then sends nothing. */
    private static String missing() {
        return "Parameter \"updates.buildpack\" is missing; if you gave a name, then it is not known here: there are "
                + String.join(", ", Buildpacks.ALL) + ".";
    }

    List<String> ordered() {
        if (updates == null) {
            throw new InvalidParamsException("Parameter \"updates\" is missing.");
        }
        return updates.stream()
                .map(update -> Optional.ofNullable(update.buildpack())
                        .orElseThrow(() -> new InvalidParamsException(missing())))
                .toList();
    }
}
