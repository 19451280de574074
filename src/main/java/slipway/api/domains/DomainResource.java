package slipway.api.domains;

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
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.model.InvalidParamsException;
import slipway.model.apps.App;
import slipway.service.apps.AppFinder;
import slipway.service.domains.AppDomain;
import slipway.service.domains.DomainFinder;
import slipway.service.domains.DomainService;

/** {@code /apps/X/domains}: {@code heroku domains} and its subcommands. */
@Path("/")
@RequestScoped
public class DomainResource {
    @Inject
    DomainService domains;

    @Inject
    DomainFinder finder;

    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/domains")
    public List<DomainRepresentation> list(@PathParam("app") String name) {
        App app = apps.require(caller.actor(), name);
        return finder.list(caller.actor(), name).stream()
                .map(domain -> DomainRepresentation.of(domain, app))
                .toList();
    }

    @POST
    @Path("apps/{app}/domains")
    @Returns(DomainRepresentation.class)
    public Response create(@PathParam("app") String app, DomainCreateRequest request) {
        if (request.hostname() == null) {
            throw new InvalidParamsException("Parameter \"hostname\" is missing.");
        }
        AppDomain domain =
                domains.add(caller.actor(), app, request.hostname(), Optional.ofNullable(request.sniEndpoint()));
        return Response.status(Response.Status.CREATED)
                .entity(represent(app, domain))
                .build();
    }

    @GET
    @Path("apps/{app}/domains/{domain}")
    public DomainRepresentation get(@PathParam("app") String app, @PathParam("domain") String domain) {
        return represent(app, finder.require(caller.actor(), app, domain));
    }

    @PATCH
    @Path("apps/{app}/domains/{domain}")
    public DomainRepresentation update(
            @PathParam("app") String app, @PathParam("domain") String domain, DomainUpdateRequest request) {
        return represent(app, domains.secure(caller.actor(), app, domain, request.endpoint()));
    }

    @DELETE
    @Path("apps/{app}/domains/{domain}")
    public DomainRepresentation delete(@PathParam("app") String app, @PathParam("domain") String domain) {
        return represent(app, domains.remove(caller.actor(), app, domain));
    }

    private DomainRepresentation represent(String app, AppDomain domain) {
        return DomainRepresentation.of(domain, apps.require(caller.actor(), app));
    }
}
