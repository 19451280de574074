package slipway.service.dynos.reconciler.passes;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import slipway.model.apps.App;
import slipway.model.apps.AppFeature;
import slipway.model.builds.Slug;
import slipway.model.dynos.Dyno;
import slipway.model.releases.ConfigVars;
import slipway.model.releases.Release;

/** What a dyno finds in its environment: config vars, and what the platform says about app, release and dyno. */
final class DynoEnvironment {
    private DynoEnvironment() {}

    /**
     * The platform's own names win over config vars of the same name.
     *
     * @param own variables of this dyno alone, which win over config vars
     */
    static Map<String, String> of(
            App app, Release release, Slug slug, ConfigVars config, Dyno dyno, int memoryMb, Map<String, String> own) {
        Map<String, String> environment = new TreeMap<>(config.values());
        environment.putAll(own);
        environment.put("DYNO", dyno.name());
        if (dyno.isWeb()) {
            environment.put("PORT", String.valueOf(dyno.port()));
        }
        if (app.has(AppFeature.RUNTIME_DYNO_METADATA)) {
            environment.putAll(metadata(app, release, slug, dyno));
        }
        environment.put("MEMORY_AVAILABLE", String.valueOf(memoryMb));
        environment.put("STACK", slug.stack());
        return environment;
    }

    /** Dev Center, "Dyno metadata". */
    private static Map<String, String> metadata(App app, Release release, Slug slug, Dyno dyno) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("HEROKU_APP_ID", app.id().toString());
        environment.put("HEROKU_APP_NAME", app.name());
        environment.put("HEROKU_DYNO_ID", dyno.id().toString());
        environment.put("HEROKU_RELEASE_VERSION", "v" + release.version());
        environment.put(
                "HEROKU_RELEASE_CREATED_AT",
                DateTimeFormatter.ISO_INSTANT.format(release.createdAt().atOffset(ZoneOffset.UTC)));
        environment.put("HEROKU_SLUG_COMMIT", slug.commit().orElse(""));
        environment.put("HEROKU_SLUG_DESCRIPTION", release.description());
        return environment;
    }
}
