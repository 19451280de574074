package slipway.web.setups;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import slipway.model.builds.Build;
import slipway.model.builds.BuildStatus;
import slipway.model.setups.AppSetup;
import slipway.model.setups.SetupStatus;
import slipway.service.setups.SetupState;

/**
 * One of the steps of a setup.
 *
 * @param state {@code waiting}, {@code pending}, {@code succeeded} or {@code failed}
 */
public record SetupStep(String id, String title, String state) {
    private static final String WAITING = "waiting";

    static List<SetupStep> of(SetupState state) {
        AppSetup setup = state.setup();
        Optional<BuildStatus> build = state.build().map(Build::status);
        String ended = setup.status().word();
        boolean released =
                build.filter(status -> status == BuildStatus.SUCCEEDED).isPresent();
        String script =
                setup.plan().postdeploy().isEmpty() && (build.isPresent() || setup.status() != SetupStatus.PENDING)
                        ? "Nothing to run after it"
                        : "Run the postdeploy script";
        return List.of(
                new SetupStep("configure", "Configure the app", build.isPresent() ? "succeeded" : ended),
                new SetupStep("build", "Build", build.map(SetupStep::word).orElse(WAITING)),
                new SetupStep("postdeploy", script, released ? ended : WAITING),
                new SetupStep("done", "Done", setup.status() == SetupStatus.SUCCEEDED ? ended : WAITING));
    }

    private static String word(BuildStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
