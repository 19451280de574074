package slipway.api.access;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slipway.api.addons.partners.PartnerCaller;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.model.access.Collaborator;
import slipway.model.apps.App;
import slipway.service.accounts.AccountService;
import slipway.service.accounts.People;
import slipway.service.apps.AppFinder;
import slipway.service.apps.sharing.CollaboratorService;

/** {@code heroku access}. */
@Path("apps/{app}/collaborators")
@RequestScoped
public class CollaboratorResource {
    @Inject
    CollaboratorService collaborators;

    @Inject
    AppFinder apps;

    @Inject
    AccountService accounts;

    @Inject
    PartnerCaller partners;

    @Inject
    Caller caller;

    @GET
    public List<CollaboratorRepresentation> list(@PathParam("app") String name) {
        App app = partners.requireApp(name);
        List<Collaborator> list = collaborators.of(app);
        People people = accounts.people(
                Stream.concat(Stream.of(app.ownerId()), list.stream().map(Collaborator::accountId))
                        .collect(Collectors.toSet()));
        return Stream.concat(
                        Stream.of(CollaboratorRepresentation.ofOwner(app, people.require(app.ownerId()))),
                        list.stream()
                                .map(one -> CollaboratorRepresentation.of(one, app, people.require(one.accountId()))))
                .toList();
    }

    @POST
    @Returns(CollaboratorRepresentation.class)
    public Response add(@PathParam("app") String app, CollaboratorCreateRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(represent(app, collaborators.add(caller.actor(), app, request.who(), request.allowed())))
                .build();
    }

    @GET
    @Path("{collaborator}")
    public CollaboratorRepresentation get(@PathParam("app") String name, @PathParam("collaborator") String who) {
        return list(name).stream()
                .filter(one -> one.role().equals("owner") && isMeant(one, who))
                .findFirst()
                .orElseGet(() -> represent(name, collaborators.require(caller.actor(), name, who)));
    }

    @PATCH
    @Path("{collaborator}")
    public CollaboratorRepresentation allow(
            @PathParam("app") String app, @PathParam("collaborator") String who, CollaboratorUpdateRequest request) {
        return represent(app, collaborators.allow(caller.actor(), app, who, request.allowed()));
    }

    @DELETE
    @Path("{collaborator}")
    public CollaboratorRepresentation remove(@PathParam("app") String name, @PathParam("collaborator") String who) {
        App app = apps.require(caller.actor(), name);
        Collaborator removed = collaborators.remove(caller.actor(), name, who);
        return CollaboratorRepresentation.of(removed, app, accounts.require(removed.accountId()));
    }

    private static boolean isMeant(CollaboratorRepresentation one, String who) {
        return one.user().email().equalsIgnoreCase(who)
                || one.user().id().toString().equals(who)
                || one.id().toString().equals(who);
    }

    private CollaboratorRepresentation represent(String name, Collaborator collaborator) {
        App app = apps.require(caller.actor(), name);
        return CollaboratorRepresentation.of(collaborator, app, accounts.require(collaborator.accountId()));
    }
}
