package slipway.service.addons.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnWork;
import slipway.service.access.Actor;
import slipway.service.addons.attachments.AddOnFinder;

/** {@code heroku addons:create}, {@code addons:upgrade}, {@code addons:rename}, {@code addons:destroy}. */
@ApplicationScoped
public class AddOnProvisioner {
    /** For which whoever asks waits for the provider; it goes on without them. */
    private static final Duration PATIENCE = Duration.ofSeconds(28);

    @Inject
    AddOnOrders orders;

    @Inject
    AddOnFinder addOns;

    @Inject
    AddOnLoop loop;

    /** Ends as soon as the provider has said something to it; then it may still be provisioning. */
    public AddOn create(Actor actor, String app, AddOnWish wish) {
        UUID id = orders.create(actor, app, wish);
        await(id);
        return addOns.find(id).orElseThrow(() -> new NotFoundException("add_on"));
    }

    /** @throws RefusedException where the provider cannot be asked now; then it is asked again later */
    public AddOn changePlan(Actor actor, String app, String nameOrId, String plan) {
        UUID id = addOns.requireOf(actor, app, nameOrId, Permission.OPERATE).id();
        if (orders.change(actor, id, plan)) {
            await(id);
        }
        AddOn addOn = addOns.find(id).orElseThrow(() -> new NotFoundException("add_on"));
        if (addOn.work().equals(Optional.of(AddOnWork.CHANGE_PLAN))) {
            throw new RefusedException(
                    Kind.UNAVAILABLE,
                    "The provider of %s does not answer now%s. It is asked again; see heroku addons:info %s."
                            .formatted(
                                    addOn.name(),
                                    addOn.lastError()
                                            .map(why -> " (" + why + ")")
                                            .orElse(""),
                                    addOn.name()));
        }
        return addOn;
    }

    public AddOn rename(Actor actor, String app, String nameOrId, String newName) {
        UUID id = addOns.requireOf(actor, app, nameOrId, Permission.OPERATE).id();
        orders.rename(actor, id, newName);
        return addOns.find(id).orElseThrow(() -> new NotFoundException("add_on"));
    }

    /** It is gone for its apps at once; its provider is told then. */
    public void destroy(Actor actor, String app, String nameOrId, boolean force) {
        orders.destroy(
                actor,
                addOns.requireOf(actor, app, nameOrId, Permission.OPERATE).id(),
                force);
    }

    private void await(UUID id) {
        try {
            Optional<String> refused = loop.attempt(id).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            refused.ifPresent(why -> {
                throw new InvalidParamsException(why);
            });
        } catch (TimeoutException slow) {
            // It goes on in the background.
        } catch (ExecutionException e) {
            throw new IllegalStateException("An add-on's provider could not be asked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
