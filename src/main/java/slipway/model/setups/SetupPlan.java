package slipway.model.setups;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a manifest wants done once its app is built, as columns of the setup. */
@Embeddable
public class SetupPlan {
    private String formation = "";

    @Column(name = "postdeploy_command")
    private @Nullable String postdeployCommand;

    @Column(name = "postdeploy_size")
    private @Nullable String postdeploySize;

    @Column(name = "success_url")
    private @Nullable String successUrl;

    /** Nothing, as long as the manifest has not been read. */
    protected SetupPlan() {}

    SetupPlan(Manifest manifest) {
        this.formation = FormationWish.write(manifest.formation());
        this.postdeployCommand = manifest.postdeploy().map(Postdeploy::command).orElse(null);
        this.postdeploySize = manifest.postdeploy().flatMap(Postdeploy::size).orElse(null);
        this.successUrl = manifest.successUrl().orElse(null);
    }

    public List<FormationWish> formation() {
        return FormationWish.read(formation);
    }

    public Optional<Postdeploy> postdeploy() {
        return Optional.ofNullable(postdeployCommand)
                .map(command -> new Postdeploy(command, Optional.ofNullable(postdeploySize)));
    }

    /** A whole URL, or a path on the app that begins with a slash. */
    public Optional<String> successUrl() {
        return Optional.ofNullable(successUrl);
    }
}
