package slipway.service.builds.output;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import slipway.config.Home;

/** The outputs of all builds. */
@ApplicationScoped
public class BuildOutputs extends OutputStore {
    @Inject
    Home home;

    @Override
    protected Path folder() {
        return home.builds();
    }
}
