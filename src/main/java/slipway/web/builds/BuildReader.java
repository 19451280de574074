package slipway.web.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import slipway.model.access.Permission;
import slipway.model.apps.App;
import slipway.model.builds.Build;
import slipway.model.builds.Slug;
import slipway.model.releases.Release;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.builds.BuildService;
import slipway.service.builds.slugs.SlugService;
import slipway.service.releases.ReleaseService;
import slipway.web.accounts.People;
import slipway.web.shared.LocalPath;

/** Reads what the page of a build shows. */
@ApplicationScoped
public class BuildReader {
    @Inject
    AppFinder apps;

    @Inject
    AccessPolicy policy;

    @Inject
    BuildService builds;

    @Inject
    SlugService slugs;

    @Inject
    ReleaseService releases;

    @Inject
    People people;

    BuildView read(Actor actor, String appNameOrId, UUID id) {
        App app = apps.require(actor, appNameOrId);
        Build build = builds.require(actor, app.name(), id);
        Optional<Slug> slug = build.slugId().map(made -> slugs.require(actor, app.name(), made));
        Optional<Release> release = build.releaseId().map(made -> releases.require(actor, app.name(), made.toString()));
        String version = build.source().version().orElse("");
        String description = build.source().versionDescription().orElse("");
        return new BuildView(
                build.id(),
                app.name(),
                BuildTexts.status(build),
                version,
                BuildTexts.shortened(version),
                BuildTexts.firstLine(description),
                BuildTexts.otherLines(description),
                people.email(build.userId()),
                build.createdAt(),
                BuildTexts.took(build),
                buildpacks(build, slug),
                build.stack(),
                slug.map(made -> BuildTexts.size(made.size())).orElse(""),
                release.map(Release::version).orElse(0),
                LocalPath.of(builds.outputUrl(build)),
                build.isPending() && policy.permissions(actor, app).contains(Permission.DEPLOY));
    }

    private static String buildpacks(Build build, Optional<Slug> slug) {
        return build.buildpacks().isEmpty()
                ? slug.map(Slug::buildpackDescription).orElse("")
                : String.join(", ", build.buildpacks());
    }
}
