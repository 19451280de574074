package slipway.service.builds.slugs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.apps.Stack;
import slipway.model.builds.Slug;
import slipway.model.builds.SlugDeclaration;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.secrets.UrlSigner;

/** Slugs that clients make by themselves, upload, and then release (Dev Center, "Creating slugs from scratch"). */
@ApplicationScoped
@Transactional
public class SlugService {
    /** Where blob URLs point. */
    public static final String PATH = "/streams/slugs/";

    /** How long a blob may be uploaded or fetched by its URL. */
    private static final Duration URL_LIFETIME = Duration.ofHours(1);

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    UrlSigner signer;

    @Inject
    Activity activity;

    public Slug declare(Actor actor, String appName, SlugDeclaration declaration, Optional<String> stack) {
        App app = apps.requireLocked(actor, appName, Permission.DEPLOY);
        Stack chosen = Stack.require(stack.orElse(app.buildStack()));
        Slug slug = Slug.declared(app.id(), declaration, chosen);
        entities.persist(slug);
        activity.note(actor, app, "slug", Action.CREATE, slug, "Made slug " + slug.id());
        return slug;
    }

    public Slug require(Actor actor, String appName, UUID slugId) {
        App app = apps.require(actor, appName);
        return Optional.ofNullable(entities.find(Slug.class, slugId))
                .filter(slug -> slug.appId().equals(app.id()))
                .orElseThrow(() -> new NotFoundException("slug"));
    }

    /** Whether the actor may have the code itself, rather than only see that there is some. */
    public boolean mayFetch(Actor actor, String appName) {
        return apps.permissions(actor, appName).contains(Permission.DEPLOY);
    }

    /** Where the tarball is to be PUT once, or can be fetched. */
    public String blobUrl(Slug slug) {
        return signer.sign(
                slug.isUploaded() ? "GET" : "PUT",
                PATH + slug.id(),
                Moment.now().plus(URL_LIFETIME));
    }

    /** The slug behind such a URL, whose signature the caller has checked. */
    public Slug find(UUID slugId) {
        return Optional.ofNullable(entities.find(Slug.class, slugId)).orElseThrow(() -> new NotFoundException("slug"));
    }

    /** Writes down an upload; a slug never changes afterwards. */
    public void uploaded(UUID slugId, SlugTarball.Stored stored) {
        Slug slug = find(slugId);
        apps.lock(slug.appId());
        entities.refresh(slug);
        if (slug.isUploaded()) {
            throw new InvalidParamsException("This slug was uploaded already.");
        }
        slug.upload(stored.blobKey(), stored.size());
    }
}
