package slipway.api.addons.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.addons.partners.PushedManifest;
import slipway.service.addons.registry.ManifestSafe;
import slipway.service.addons.registry.PartnerServices;

/** {@code heroku addons:admin:manifest:push}, {@code :pull}, {@code :diff} and {@code addons:admin:manifests}. */
@Path("api/v3/addons")
@RequestScoped
public class ManifestResource {
    @Inject
    PartnerServices services;

    @Inject
    ManifestSafe manifests;

    @Inject
    Caller caller;

    /** Registers a service. */
    @POST
    @Returns(ManifestRepresentation.class)
    public Response register(ManifestRequest request) {
        return created(services.push(caller.actor(), request.required()));
    }

    /** Registers a service of this name, or says what it is from now on. */
    @POST
    @Path("{service}/manifests")
    @Returns(ManifestRepresentation.class)
    public Response push(@PathParam("service") String service, ManifestRequest request) {
        services.requireFreeOrOwn(caller.actor(), service);
        if (!request.required().path("id").asText().equals(service)) {
            throw new InvalidParamsException(
                    "The manifest cannot be taken: id must be " + service + ", the service that it is pushed to.");
        }
        return created(services.push(caller.actor(), request.required()));
    }

    private static Response created(PartnerServices.Pushed pushed) {
        return Response.status(Response.Status.CREATED)
                .entity(ManifestRepresentation.of(
                        pushed.version(),
                        pushed.service().name(),
                        pushed.contents(),
                        pushed.clientSecret().orElse(null)))
                .build();
    }

    @GET
    @Path("{service}/current_manifest")
    public ManifestRepresentation current(@PathParam("service") String service) {
        return whole(service, services.versions(caller.actor(), service).get(0));
    }

    /** The newest first. */
    @GET
    @Path("{service}/manifests")
    public List<ManifestRepresentation> list(@PathParam("service") String service) {
        return services.versions(caller.actor(), service).stream()
                .map(version -> ManifestRepresentation.of(version, service, null, null))
                .toList();
    }

    @GET
    @Path("{service}/manifests/{manifest}")
    public ManifestRepresentation get(@PathParam("service") String service, @PathParam("manifest") String id) {
        return services.versions(caller.actor(), service).stream()
                .filter(version -> version.id().toString().equals(id))
                .findFirst()
                .map(version -> whole(service, version))
                .orElseThrow(() -> new NotFoundException("manifest"));
    }

    private ManifestRepresentation whole(String service, PushedManifest version) {
        return ManifestRepresentation.of(version, service, manifests.contents(version), null);
    }
}
