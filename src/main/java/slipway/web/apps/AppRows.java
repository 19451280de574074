package slipway.web.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import slipway.model.apps.App;
import slipway.model.releases.Release;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppUrls;
import slipway.service.releases.ReleaseService;
import slipway.web.dynos.Processes;

/** Reads the list of somebody's apps. */
@ApplicationScoped
public class AppRows {
    @Inject
    AppFinder apps;

    @Inject
    AppUrls urls;

    @Inject
    ReleaseService releases;

    @Inject
    Processes processes;

    /** By name. */
    List<AppRow> of(Actor actor) {
        return apps.accessibleTo(actor).stream().map(app -> row(actor, app)).toList();
    }

    private AppRow row(Actor actor, App app) {
        Optional<Release> release = releases.current(app.id());
        return new AppRow(
                app.name(),
                urls.webUrl(app),
                app.buildpackDescription().orElse(""),
                app.isInMaintenance(),
                release.map(Release::version).orElse(0),
                release.map(Release::description).orElse(""),
                release.map(Release::createdAt).orElse(app.createdAt()),
                processes.of(actor, app.id().toString()));
    }
}
