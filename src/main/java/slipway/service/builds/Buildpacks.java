package slipway.service.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.config.Home;
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
    public static final List<String> ALL = List.of(
            "heroku/nodejs",
            "heroku/python",
            "heroku/java",
            "heroku/gradle",
            "heroku/jvm",
            "heroku/static",
            "heroku/procfile");

    /** The registry's tarball of an official buildpack, as the Java deployers name it. */
    private static final Pattern REGISTRY_TARBALL = Pattern.compile(
            "https://(?:buildpack-registry\\.s3\\.amazonaws\\.com|codon-buildpacks\\.s3\\.amazonaws\\.com)"
                    + "/buildpacks/([a-z0-9-]+/[a-z0-9-]+)\\.tgz");

    /** An official buildpack's repository. */
    private static final Pattern REPOSITORY =
            Pattern.compile("https://github\\.com/heroku/heroku-buildpack-([a-z-]+?)(?:\\.git)?");

    /** Short or other names of ours. */
    private static final Pattern URN = Pattern.compile("(?:urn:buildpack:)?(heroku(?:-community)?/[a-z-]+)");

    /** What Heroku calls some of ours besides. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "heroku/jvm-common", "heroku/jvm",
            "heroku-community/static", "heroku/static");

    /** One that the operator has put into the platform's home. */
    private static final Pattern LOCAL = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}/[a-z0-9][a-z0-9-]{0,60}");

    /** A tarball or a git repository, with the branch or tag behind a hash sign. */
    private static final Pattern REMOTE = Pattern.compile("https?://[^\\s/#]+/[^\\s#]+(#[^\\s]+)?");

    @Inject
    AppFinder apps;

    @Inject
    Home home;

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
        return asked.stream().map(this::require).toList();
    }

    /** Whether there is a buildpack of this name on the platform: one of ours, or one that its operator has put there. */
    public boolean has(String name) {
        return ALL.contains(name)
                || (LOCAL.matcher(name).matches()
                        && Files.isDirectory(home.buildpacks().resolve(name)));
    }

    private String require(String asked) {
        String name = canonical(asked);
        if (has(name)) {
            return name;
        }
        if (isRemote(asked)) {
            return asked;
        }
        throw unknown(asked);
    }

    /** Refuses what can be no buildpack on any platform, without a look at what its operator has put there. */
    public static void requirePlausible(String asked) {
        String name = canonical(asked);
        boolean mayBe =
                isOfHeroku(name) ? ALL.contains(name) : LOCAL.matcher(name).matches();
        if (!mayBe && !isRemote(asked)) {
            throw unknown(asked);
        }
    }

    private static InvalidParamsException unknown(String asked) {
        return new InvalidParamsException(
                "Buildpack \"%s\" is not known here; there are %s, and any by the URL of its tarball or git repository."
                        .formatted(asked, String.join(", ", ALL)));
    }

    private static boolean isOfHeroku(String name) {
        return name.startsWith("heroku/") || name.startsWith("heroku-community/");
    }

    /** Whether a canonical name is the URL of somebody's buildpack. */
    public static boolean isRemote(String name) {
        return REMOTE.matcher(name).matches();
    }

    /** The name of ours that is asked for by a name or a URL; what is not ours, as it is. */
    public static String canonical(String asked) {
        String name = asked;
        for (Pattern form : List.of(REGISTRY_TARBALL, URN)) {
            Matcher matcher = form.matcher(asked);
            name = matcher.matches() ? matcher.group(1) : name;
        }
        Matcher repository = REPOSITORY.matcher(asked);
        name = repository.matches() ? "heroku/" + repository.group(1) : name;
        name = OTHER_NAMES.getOrDefault(name, name);
        return ALL.contains(name) || !isOfHeroku(name) ? name : asked;
    }
}
