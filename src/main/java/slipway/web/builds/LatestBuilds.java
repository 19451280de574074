package slipway.web.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import slipway.model.builds.Build;
import slipway.service.access.Actor;
import slipway.service.builds.BuildService;
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
        List<Build> all = builds.list(actor, app);
        int last = all.size() - 1;
        return IntStream.rangeClosed(0, Math.min(SHOWN - 1, last))
                .mapToObj(back -> all.get(last - back))
                .map(build -> BuildRow.of(build, people.email(build.userId()), builds.outputUrl(build)))
                .toList();
    }
}
