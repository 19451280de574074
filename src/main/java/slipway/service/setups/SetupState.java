package slipway.service.setups;

import java.util.Optional;
import slipway.model.apps.App;
import slipway.model.builds.Build;
import slipway.model.setups.AppSetup;

/**
 * A setup, and how far it is.
 *
 * @param outputUrl where the output of the build can be read
 * @param successUrl where the manifest sends people once the app is there
 */
public record SetupState(
        AppSetup setup, App app, Optional<Build> build, Optional<String> outputUrl, Optional<String> successUrl) {}
