package slipway.web.setups;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.NotFoundException;
import slipway.model.setups.AppSetup;
import slipway.service.apps.AppUrls;
import slipway.service.setups.AppSetupService;
import slipway.service.setups.SetupState;
import slipway.web.shared.Loading;
import slipway.web.shared.LocalPath;
import slipway.web.shared.SignedIn;

/** How far a setup is: the whole page at first, then what changes of it alone, every few seconds. */
@Named
@RequestScoped
public class SetupPage {
    @Inject
    SignedIn signedIn;

    @Inject
    AppSetupService setups;

    @Inject
    AppUrls urls;

    private String id = "";
    private String app = "";
    private String url = "";
    private String goOnUrl = "";
    private String outputPath = "";
    private String status = "";
    private String failure = "";
    private List<String> errors = List.of();
    private @Nullable String scriptOutput;
    private List<SetupStep> steps = List.of();

    public void load() {
        Loading.of(() -> {
            SetupState state = setups.require(signedIn.actor(), parse(id));
            AppSetup setup = state.setup();
            app = state.app().name();
            url = urls.webUrl(state.app());
            goOnUrl = state.successUrl().orElse(url);
            outputPath = state.outputUrl().map(LocalPath::of).orElse("");
            status = setup.status().word();
            failure = setup.failureMessage().orElse("");
            errors = setup.manifestErrors();
            scriptOutput = setup.output().filter(text -> !text.isBlank()).orElse(null);
            steps = SetupStep.of(state);
        });
    }

    private static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("app-setup");
        }
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = Optional.ofNullable(id).orElse("");
    }

    public String getApp() {
        return app;
    }

    public String getUrl() {
        return url;
    }

    /** Where the manifest sends people in the end, or else the app. */
    public String getGoOnUrl() {
        return goOnUrl;
    }

    /** Empty before the build. */
    public String getOutputPath() {
        return outputPath;
    }

    public String getStatus() {
        return status;
    }

    public String getFailure() {
        return failure;
    }

    public List<String> getErrors() {
        return errors;
    }

    public @Nullable String getScriptOutput() {
        return scriptOutput;
    }

    public List<SetupStep> getSteps() {
        return steps;
    }
}
