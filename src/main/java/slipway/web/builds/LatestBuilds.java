package slipway.web.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import slipway.model.builds.Build;
import slipway.service.access.Actor;
import slipway.service.builds.BuildService;
import slipway.service.paging.PageRequest;
import slipway.web.accounts.People;

/** Reads the latest builds of an app. */
@ApplicationScoped
public class LatestBuilds {
    private static final int SHOWN = 5;

    @Inject
    BuildService builds;

    @Inject
    People people;

    /** Newest first. */
    public List<BuildRow> of(Actor actor, String app) {
        List<Build> latest =
                builds.page(actor, app, PageRequest.last("created_at", SHOWN)).items();
        people.meet(latest.stream().map(Build::userId).toList());
        return latest.stream()
                .map(build -> BuildRow.of(build, app, people.email(build.userId()), builds.outputUrl(build)))
                .toList();
    }
}
