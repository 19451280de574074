package slipway.service.releases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.releases.ConfigVars;
import slipway.model.releases.Release;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppWatcher;

/** Config vars: any change is one new release. */
@ApplicationScoped
@Transactional
public class ConfigVarService {
    /** Whoever may bring or run code can read its config anyway. */
    private static final Permission[] READERS = {Permission.DEPLOY, Permission.OPERATE};

    @Inject
    AppFinder apps;

    @Inject
    ReleaseService releases;

    @Inject
    ReleaseWriter writer;

    @Inject
    ConfigSafe configSafe;

    @Inject
    AfterCommit afterCommit;

    @Inject
    AppWatcher watcher;

    @Inject
    Activity activity;

    public ConfigVars current(Actor actor, String app) {
        return releases.current(apps.require(actor, app, READERS).id())
                .map(configSafe::open)
                .orElseGet(ConfigVars::none);
    }

    /** The config of one release, present or past. */
    public ConfigVars ofRelease(Actor actor, String app, String versionOrId) {
        apps.require(actor, app, READERS);
        return configSafe.open(releases.require(actor, app, versionOrId));
    }

    /**
     * Sets vars, and removes those whose value is empty; what changes nothing makes no release. The answer is what the
     * app's config will be, which it is at once unless a release command runs before.
     */
    public ConfigVars change(Actor actor, String appName, Map<String, Optional<String>> changes) {
        App app = apps.requireLocked(actor, appName, READERS);
        Release before = releases.upcoming(app.id()).orElseThrow();
        ConfigVars old = configSafe.open(before);
        ConfigVars changed = old.with(changes);
        if (changed.equals(old)) {
            return old;
        }
        String description = describe(old, changed);
        activity.did(actor, app, "config-vars", Action.UPDATE, app, description);
        writer.write(app, releases.slugOf(before), changed, description, actor);
        afterCommit.run(() -> watcher.appChanged(app.id()));
        return changed;
    }

    /** Such as {@code Set A, B config vars} or {@code Remove C config vars}. */
    private static String describe(ConfigVars old, ConfigVars changed) {
        List<String> set = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        Map<String, String> all = new TreeMap<>(old.values());
        all.putAll(changed.values());
        for (String name : all.keySet()) {
            if (!changed.values().containsKey(name)) {
                removed.add(name);
            } else if (!changed.values().get(name).equals(old.values().get(name))) {
                set.add(name);
            }
        }
        List<String> parts = new ArrayList<>();
        if (!set.isEmpty()) {
            parts.add("Set " + String.join(", ", set) + " config vars");
        }
        if (!removed.isEmpty()) {
            parts.add("Remove " + String.join(", ", removed) + " config vars");
        }
        return String.join(", ", parts);
    }
}
