package slipway.api.setups;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.AppReference;
import slipway.model.setups.AppSetup;
import slipway.service.setups.SetupState;

/** The {@code app-setup} object of Platform API v3. */
public record AppSetupRepresentation(
        UUID id,
        AppReference app,
        @Nullable Build build,
        String status,
        @Nullable String failureMessage,
        List<String> manifestErrors,
        @Nullable Postdeploy postdeploy,
        @Nullable String resolvedSuccessUrl,
        Instant createdAt,
        Instant updatedAt) {
    /** The build of the source, once it was asked for. */
    public record Build(UUID id, String status, String outputStreamUrl) {}

    /** How the postdeploy script ended. */
    public record Postdeploy(String output, int exitCode) {}

    static AppSetupRepresentation of(SetupState state) {
        AppSetup setup = state.setup();
        // The output is taken from the log a moment after the end; until then there is no result.
        Optional<Postdeploy> postdeploy =
                setup.exitCode().flatMap(code -> setup.output().map(output -> new Postdeploy(output, code)));
        return new AppSetupRepresentation(
                setup.id(),
                AppReference.of(state.app()),
                state.build()
                        .map(build -> new Build(
                                build.id(),
                                build.status().name().toLowerCase(Locale.ROOT),
                                state.outputUrl().orElseThrow()))
                        .orElse(null),
                setup.status().word(),
                setup.failureMessage().orElse(null),
                setup.manifestErrors(),
                postdeploy.orElse(null),
                state.successUrl().orElse(null),
                setup.createdAt(),
                setup.updatedAt());
    }
}
