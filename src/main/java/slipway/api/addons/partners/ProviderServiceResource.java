package slipway.api.addons.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.model.addons.AddOnService;
import slipway.service.access.Actor;
import slipway.service.addons.registry.PartnerPlans;
import slipway.service.addons.registry.PartnerServices;

/** Registered services and their plans, for their providers and for operators; Heroku has pages for that, and no API. */
@Path("api/v3/addons")
@RequestScoped
public class ProviderServiceResource {
    @Inject
    PartnerServices services;

    @Inject
    PartnerPlans plans;

    @Inject
    Caller caller;

    @GET
    public List<ProviderServiceRepresentation> list() {
        return services.list(caller.actor()).stream()
                .map(ProviderServiceRepresentation::of)
                .toList();
    }

    @GET
    @Path("{service}")
    public ProviderServiceRepresentation get(@PathParam("service") String service) {
        return ProviderServiceRepresentation.of(services.require(caller.actor(), service));
    }

    @PATCH
    @Path("{service}")
    public ProviderServiceRepresentation update(
            @PathParam("service") String name, ProviderServiceUpdateRequest request) {
        Actor actor = caller.actor();
        AddOnService service = services.require(actor, name);
        if (request.published() != null) {
            service = services.publish(actor, name, request.published());
        }
        if (request.offered() != null) {
            service = services.offer(actor, name, request.offered());
        }
        return ProviderServiceRepresentation.of(service);
    }

    @POST
    @Path("{service}/actions/regenerate-client-secret")
    public ClientSecretRepresentation regenerate(@PathParam("service") String service) {
        return new ClientSecretRepresentation(services.newClientSecret(caller.actor(), service));
    }

    @GET
    @Path("{service}/plans")
    public List<ProviderPlanRepresentation> plans(@PathParam("service") String service) {
        return plans.list(caller.actor(), service).stream()
                .map(ProviderPlanRepresentation::of)
                .toList();
    }

    @POST
    @Path("{service}/plans")
    @Returns(ProviderPlanRepresentation.class)
    public Response addPlan(@PathParam("service") String service, PlanRequest request) {
        services.require(caller.actor(), service);
        return Response.status(Response.Status.CREATED)
                .entity(ProviderPlanRepresentation.of(plans.put(caller.actor(), service, request.wholly())))
                .build();
    }

    @PATCH
    @Path("{service}/plans/{plan}")
    public ProviderPlanRepresentation changePlan(
            @PathParam("service") String service, @PathParam("plan") String plan, PlanRequest request) {
        services.require(caller.actor(), service);
        return ProviderPlanRepresentation.of(plans.change(caller.actor(), service, plan, request.partly()));
    }
}
