package slipway.web.builds;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.apps.App;
import slipway.model.builds.Build;
import slipway.model.builds.BuildStatus;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppUrls;
import slipway.service.builds.BuildService;
import slipway.service.builds.Buildpacks;
import slipway.service.paging.PageRequest;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** Where an app's code comes from and what builds it: its repository, its buildpacks, its build cache. */
@Named
@ViewScoped
public class SourcePart implements Serializable {
    /** How far back the last build that went well is looked for. */
    private static final int LOOKED_THROUGH = 20;

    @Inject
    SignedIn signedIn;

    @Inject
    AppFinder apps;

    @Inject
    AppUrls urls;

    @Inject
    BuildService builds;

    @Inject
    Buildpacks buildpacks;

    private String app = "";
    private String gitUrl = "";
    private String commit = "";
    private String commitDescription = "";
    private List<String> chosen = List.of();
    private String wanted = "";

    /** Called by the page when it loads. */
    public void show(String appName) {
        Actor actor = signedIn.actor();
        App read = apps.require(actor, appName);
        app = appName;
        gitUrl = urls.gitUrl(read);
        chosen = read.buildpacks();
        wanted = String.join("\n", chosen);
        Optional<Build> last =
                builds.page(actor, appName, PageRequest.last("created_at", LOOKED_THROUGH)).items().stream()
                        .filter(build -> build.status() == BuildStatus.SUCCEEDED)
                        .filter(build -> build.source().version().isPresent())
                        .findFirst();
        commit = last.flatMap(build -> build.source().version()).orElse("");
        commitDescription = last.flatMap(build -> build.source().versionDescription())
                .map(BuildTexts::firstLine)
                .orElse("");
    }

    public @Nullable String choose() {
        return Notices.attempt("buildpacksForm:buildpacks", () -> {
            List<String> names = wanted.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            buildpacks.choose(signedIn.actor(), app, names);
            Notices.success(
                    names.isEmpty()
                            ? "The next build detects its buildpack by itself."
                            : "The next build uses " + String.join(", then ", names) + ".");
            return PagePaths.toApp(app);
        });
    }

    public @Nullable String purgeCache() {
        return Notices.attempt(Notices.PAGE, () -> {
            builds.purgeCache(signedIn.actor(), app);
            Notices.success("The build cache is empty now.");
            return PagePaths.toApp(app);
        });
    }

    public String getGitUrl() {
        return gitUrl;
    }

    /** Of the last build that went well; empty where there is none. */
    public String getCommit() {
        return commit;
    }

    public String getCommitDescription() {
        return commitDescription;
    }

    /** In order; none means detection. */
    public List<String> getChosen() {
        return chosen;
    }

    /** One in a line. */
    public String getWanted() {
        return wanted;
    }

    public void setWanted(@Nullable String wanted) {
        this.wanted = Optional.ofNullable(wanted).orElse("");
    }
}
