package slipway.api.addons;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.service.accounts.AccountService;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.attachments.AddOnResolver;
import slipway.service.addons.catalogue.OldPlanNames;
import slipway.service.addons.provisioning.AddOnProvisioner;
import slipway.service.addons.provisioning.AddOnWish;

/** {@code heroku addons} and its subcommands. */
@Path("/")
@RequestScoped
public class AddOnResource {
    @Inject
    AddOnProvisioner provisioner;

    @Inject
    AddOnFinder finder;

    @Inject
    AddOnResolver resolver;

    @Inject
    AddOnReader reader;

    @Inject
    AccountService accounts;

    @Inject
    Caller caller;

    @GET
    @Path("addons")
    public List<AddOnRepresentation> list() {
        return reader.represent(finder.accessibleTo(caller.actor()));
    }

    @GET
    @Path("users/{user}/addons")
    public List<AddOnRepresentation> listOf(@PathParam("user") String user) {
        accounts.requireSelf(caller.actor(), user);
        return list();
    }

    @GET
    @Path("addons/{addon}")
    public AddOnRepresentation get(@PathParam("addon") String addOn) {
        return reader.represent(caller.partner()
                .map(provider -> finder.find(provider.addOnId()).orElseThrow(() -> new NotFoundException("add_on")))
                .orElseGet(() -> finder.require(caller.actor(), addOn, Permission.VIEW)));
    }

    @GET
    @Path("apps/{app}/addons")
    public List<AddOnRepresentation> listByApp(@PathParam("app") String app) {
        return reader.represent(finder.of(caller.actor(), app));
    }

    @GET
    @Path("apps/{app}/addons/{addon}")
    public AddOnRepresentation getByApp(@PathParam("app") String app, @PathParam("addon") String addOn) {
        return reader.represent(finder.requireOf(caller.actor(), app, addOn, Permission.VIEW));
    }

    @POST
    @Path("apps/{app}/addons")
    @Returns(AddOnRepresentation.class)
    public Response create(@PathParam("app") String app, AddOnCreateRequest request) {
        AddOnWish wish = request.wish();
        AddOn addOn = provisioner.create(caller.actor(), app, wish);
        return Response.status(Response.Status.CREATED)
                .entity(reader.represent(addOn, message(addOn, wish.plan())))
                .build();
    }

    @PATCH
    @Path("apps/{app}/addons/{addon}")
    public AddOnRepresentation update(
            @PathParam("app") String app, @PathParam("addon") String addOn, AddOnUpdateRequest request) {
        if (request.name() == null && request.plan() == null) {
            throw new InvalidParamsException("Parameter \"plan\" is missing.");
        }
        AddOn updated = finder.requireOf(caller.actor(), app, addOn, Permission.OPERATE);
        String id = updated.id().toString();
        String plan = "";
        if (request.plan() != null) {
            plan = Identity.plan(request.plan());
            updated = provisioner.changePlan(caller.actor(), app, id, plan);
        }
        if (request.name() != null) {
            updated = provisioner.rename(caller.actor(), app, id, request.name());
        }
        return reader.represent(updated, message(updated, plan));
    }

    private static Optional<String> message(AddOn addOn, String askedFor) {
        String text = Stream.concat(OldPlanNames.saying(askedFor).stream(), addOn.message().stream())
                .collect(Collectors.joining("\n"));
        return Optional.of(text).filter(said -> !said.isEmpty());
    }

    @DELETE
    @Path("apps/{app}/addons/{addon}")
    @Returns(AddOnRepresentation.class)
    public AddOnRepresentation destroy(
            @PathParam("app") String app, @PathParam("addon") String name, @Nullable AddOnDestroyRequest request) {
        AddOn addOn = finder.requireOf(caller.actor(), app, name, Permission.OPERATE);
        AddOnRepresentation last = reader.represent(addOn, Optional.empty());
        boolean force = request != null && Boolean.TRUE.equals(request.force());
        provisioner.destroy(caller.actor(), app, addOn.id().toString(), force);
        return last.gone();
    }

    @POST
    @Path("actions/addons/resolve")
    public List<AddOnRepresentation> resolve(ResolveRequest request) {
        return reader.represent(resolver.resolve(
                caller.actor(),
                request.requiredAddon(),
                Optional.ofNullable(request.app()),
                Optional.ofNullable(request.addonService())));
    }
}
