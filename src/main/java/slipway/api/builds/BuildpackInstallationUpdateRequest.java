package slipway.api.builds;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code PUT /apps/X/buildpack-installations}. */
record BuildpackInstallationUpdateRequest(@Nullable List<Update> updates) {
    /** One buildpack by name or URL. */
    record Update(@Nullable String buildpack) {}

    List<String> ordered() {
        if (updates == null) {
            throw new InvalidParamsException("Parameter \"updates\" is missing.");
        }
        return updates.stream()
                .map(update -> Optional.ofNullable(update.buildpack())
                        .orElseThrow(() -> new InvalidParamsException("Parameter \"updates.buildpack\" is missing.")))
                .toList();
    }
}
