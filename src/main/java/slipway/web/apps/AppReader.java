package slipway.web.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Collectors;
import slipway.model.apps.App;
import slipway.model.logs.LogFilter;
import slipway.model.releases.Release;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.apps.AppUrls;
import slipway.service.dynos.Overview;
import slipway.service.logs.sessions.LogSessionService;
import slipway.web.dynos.Glance;
import slipway.web.shared.LocalPath;

/** Reads what the page of an app and its live part have in common. */
@ApplicationScoped
public class AppReader {
    /** Log lines shown when the page opens. */
    private static final int LINES = 200;

    @Inject
    AppUrls urls;

    @Inject
    Glance glance;

    @Inject
    AccessPolicy policy;

    @Inject
    LogSessionService logs;

    AppView read(Actor actor, String nameOrId) {
        Overview overview = glance.at(actor, nameOrId);
        App app = overview.app();
        Optional<Release> release = overview.release();
        int version = release.map(Release::version).orElse(0);
        String formation = overview.formations().stream()
                .map(wanted -> " %s=%d:%s".formatted(wanted.type(), wanted.quantity(), wanted.size()))
                .collect(Collectors.joining());
        return new AppView(
                app.name(),
                urls.webUrl(app),
                app.buildpackDescription().orElse(""),
                app.isInMaintenance(),
                app.createdAt(),
                version,
                release.flatMap(Release::slugId).isPresent(),
                "v" + version + formation + (app.isInMaintenance() ? " maintenance" : ""),
                policy.permissions(actor, app));
    }

    /** Where a browser finds the app's log, for some minutes. */
    String logPath(Actor actor, String app) {
        LogSessionService.Wish wish = new LogSessionService.Wish(Optional.of(LINES), true, LogFilter.all());
        return LocalPath.of(logs.open(actor, app, wish).url());
    }
}
