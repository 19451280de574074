package slipway.web.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import slipway.model.apps.App;
import slipway.model.releases.Release;
import slipway.service.access.Actor;
import slipway.service.apps.AppUrls;
import slipway.service.dynos.Overview;
import slipway.service.dynos.OverviewService;
import slipway.web.dynos.Processes;

/** Reads the list of somebody's apps. */
@ApplicationScoped
public class AppRows {
    @Inject
    OverviewService overviews;

    @Inject
    AppUrls urls;

    @Inject
    Processes processes;

    /** By name. */
    List<AppRow> of(Actor actor) {
        return overviews.list(actor).stream().map(this::row).toList();
    }

    private AppRow row(Overview overview) {
        App app = overview.app();
        Optional<Release> release = overview.release();
        return new AppRow(
                app.name(),
                urls.webUrl(app),
                app.buildpackDescription().orElse(""),
                app.isInMaintenance(),
                release.map(Release::version).orElse(0),
                release.map(Release::description).orElse(""),
                release.map(Release::createdAt).orElse(app.createdAt()),
                processes.of(overview));
    }
}
