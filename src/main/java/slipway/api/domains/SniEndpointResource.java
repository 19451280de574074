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
import slipway.service.domains.AppCertificate;
import slipway.service.domains.SniEndpointService;

/** {@code /apps/X/sni-endpoints}: {@code heroku certs} and its subcommands. */
@Path("/")
@RequestScoped
public class SniEndpointResource {
    @Inject
    SniEndpointService endpoints;

    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/sni-endpoints")
    public List<SniEndpointRepresentation> list(@PathParam("app") String name) {
        App app = apps.require(caller.actor(), name);
        return endpoints.list(caller.actor(), name).stream()
                .map(certificate -> SniEndpointRepresentation.of(certificate, app))
                .toList();
    }

    @POST
    @Path("apps/{app}/sni-endpoints")
    @Returns(SniEndpointRepresentation.class)
    public Response create(@PathParam("app") String app, SniEndpointRequest request) {
        if (request.certificateChain() == null) {
            throw new InvalidParamsException("Parameter \"certificate_chain\" is missing.");
        }
        if (request.privateKey() == null) {
            throw new InvalidParamsException("Parameter \"private_key\" is missing.");
        }
        AppCertificate made = endpoints.create(caller.actor(), app, request.certificateChain(), request.privateKey());
        return Response.status(Response.Status.CREATED)
                .entity(represent(app, made))
                .build();
    }

    @GET
    @Path("apps/{app}/sni-endpoints/{endpoint}")
    public SniEndpointRepresentation get(@PathParam("app") String app, @PathParam("endpoint") String endpoint) {
        return represent(app, endpoints.require(caller.actor(), app, endpoint));
    }

    @PATCH
    @Path("apps/{app}/sni-endpoints/{endpoint}")
    public SniEndpointRepresentation update(
            @PathParam("app") String app, @PathParam("endpoint") String endpoint, SniEndpointRequest request) {
        return represent(
                app,
                endpoints.update(
                        caller.actor(),
                        app,
                        endpoint,
                        Optional.ofNullable(request.certificateChain()),
                        Optional.ofNullable(request.privateKey())));
    }

    @DELETE
    @Path("apps/{app}/sni-endpoints/{endpoint}")
    public SniEndpointRepresentation delete(@PathParam("app") String app, @PathParam("endpoint") String endpoint) {
        return represent(app, endpoints.remove(caller.actor(), app, endpoint));
    }

    private SniEndpointRepresentation represent(String app, AppCertificate certificate) {
        return SniEndpointRepresentation.of(certificate, apps.require(caller.actor(), app));
    }
}
