package slipway.service.addons.partners;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.Moment;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.model.UnauthorizedException;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnService;
import slipway.model.logs.DrainUrl;
import slipway.model.logs.LogLine;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.registry.ManifestSafe;
import slipway.service.apps.AppFinder;
import slipway.service.logs.LogRouter;
import slipway.service.logs.drains.AddOnDrains;
import slipway.service.secrets.PlatformKey;
import slipway.service.secrets.UrlSigner;

/**
 * Logs between apps and providers (Dev Center, "Add-on Provider Log Integration"). The tokens are derived from the
 * platform's key, so that they are the same at every attempt without being stored.
 */
@ApplicationScoped
@Transactional
public class PartnerLogs {
    /** Where providers send lines, followed by an add-on's id. */
    public static final String INPUT_PATH = "/log-input/";

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AddOnFinder addOns;

    @Inject
    Catalogue catalogue;

    @Inject
    ManifestSafe manifests;

    @Inject
    AddOnDrains drains;

    @Inject
    LogRouter logs;

    @Inject
    LineBudget budget;

    @Inject
    PlatformKey key;

    @Inject
    UrlSigner urls;

    /** Where the provider of an add-on may send lines, with the token that it needs. */
    public String inputUrl(UUID addOnId) {
        return urls.baseUrl().replaceFirst("://", "://token:" + inputToken(addOnId) + "@") + INPUT_PATH + addOnId;
    }

    private String inputToken(UUID addOnId) {
        return "t." + derived("log-input", addOnId);
    }

    /** By which the provider of an add-on knows the log of its app. */
    public String drainToken(UUID addOnId) {
        return "d." + derived("log-drain", addOnId);
    }

    private UUID derived(String purpose, UUID addOnId) {
        return UUID.nameUUIDFromBytes(
                key.password("addon-" + purpose + ":" + addOnId).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Puts a provider's lines into the log of the app, under the service's name.
     *
     * @throws UnauthorizedException where the token is not that of the add-on, or the add-on may not write
     * @throws RefusedException where these are too many lines in too short a time; none of them is in the log then
     */
    public void write(UUID addOnId, String token, List<String> lines) {
        // Also where it has ended and its provider is still at it.
        AddOn addOn = Optional.ofNullable(entities.find(AddOn.class, addOnId))
                .filter(found -> apps.findById(found.appId()).isPresent())
                .filter(found -> isSame(token, inputToken(addOnId)))
                .orElseThrow(UnauthorizedException::new);
        AddOnService service = catalogue.ofPlan(addOn.planId()).service();
        if (!service.isRegistered() || !manifests.of(service).writesLogs()) {
            throw new UnauthorizedException();
        }
        if (!budget.take(addOnId, lines.size())) {
            throw new RefusedException(Kind.RATE_LIMIT, "That is more than a log can take from one add-on: wait.");
        }
        lines.forEach(line -> logs.accept(addOn.appId(), new LogLine(Moment.now(), LogLine.APP, service.name(), line)));
    }

    private static boolean isSame(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets an add-on's provider have the log of the app, until the add-on goes. */
    public void drainTo(UUID addOnId, DrainUrl url) {
        // The app's row first, as everywhere.
        Optional<AddOn> addOn = addOns.find(addOnId)
                .flatMap(found -> apps.findById(found.appId()))
                .map(app -> apps.lock(app.id()))
                .flatMap(app -> addOns.lock(addOnId))
                .filter(found -> !found.isGone());
        addOn.ifPresent(found -> drains.put(found.id(), found.appId(), drainToken(addOnId), url));
    }
}
