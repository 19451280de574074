package slipway.service.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;

/** Which buildpacks there are, under every name by which clients ask for them, and which an app has chosen. */
@ApplicationScoped
@Transactional
public class Buildpacks {
    /** Ours, in the order of detection; each stands for Heroku's of the same name. */
    public static final List<String> ALL = List.of("heroku/java", "heroku/jvm");

    /** The registry's tarball of an official buildpack, as the Java deployers name it. */
    private static final Pattern REGISTRY_TARBALL = Pattern.compile(
            "https://(?:buildpack-registry\\.s3\\.amazonaws\\.com|codon-buildpacks\\.s3\\.amazonaws\\.com)"
                    + "/buildpacks/(heroku/[a-z-]+)\\.tgz");

    /** An official buildpack's repository. */
    private static final Pattern REPOSITORY =
            Pattern.compile("https://github\\.com/heroku/heroku-buildpack-([a-z-]+?)(?:\\.git)?");

    /** Short or other names of ours. */
    private static final Pattern URN = Pattern.compile("(?:urn:buildpack:)?(heroku/[a-z-]+)");

    @Inject
    AppFinder apps;

    @Inject
    Activity activity;

    public List<String> chosen(Actor actor, String app) {
        return apps.require(actor, app).buildpacks();
    }

    public List<String> choose(Actor actor, String appName, List<String> ordered) {
        App app = apps.requireLocked(actor, appName, Permission.DEPLOY);
        List<String> names = check(ordered);
        app.chooseBuildpacks(ordered);
        String chosen = ordered.isEmpty() ? "Cleared buildpacks" : "Set buildpacks to " + String.join(", ", names);
        activity.note(actor, app, "buildpack-installation", Action.UPDATE, app, chosen);
        return app.buildpacks();
    }

    /** Where Heroku's registry would keep a buildpack of ours: one more name for it. */
    public static String registryUrl(String name) {
        return "https://buildpack-registry.s3.amazonaws.com/buildpacks/" + name + ".tgz";
    }

    /** The canonical names of what was asked for; refuses what this platform cannot run. */
    public List<String> check(List<String> asked) {
        return asked.stream().map(Buildpacks::canonical).toList();
    }

    /** The name of ours that is asked for by a name or a URL. */
    public static String canonical(String asked) {
        String name = asked;
        for (Pattern form : List.of(REGISTRY_TARBALL, URN)) {
            Matcher matcher = form.matcher(asked);
            name = matcher.matches() ? matcher.group(1) : name;
        }
        Matcher repository = REPOSITORY.matcher(asked);
        name = repository.matches() ? "heroku/" + repository.group(1) : name;
        name = name.equals("heroku/jvm-common") ? "heroku/jvm" : name;
        if (!ALL.contains(name)) {
            throw new InvalidParamsException(
                    "Buildpack \"%s\" is not known here; there are %s.".formatted(asked, String.join(", ", ALL)));
        }
        return name;
    }
}
