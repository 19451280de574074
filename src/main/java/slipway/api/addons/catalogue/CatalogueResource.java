package slipway.api.addons.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import slipway.api.apps.RegionResource;
import slipway.api.http.caller.Caller;
import slipway.model.addons.AddOnService;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.catalogue.Offer;

/** {@code heroku addons:services}, {@code addons:plans}, {@code addons:docs}. */
@Path("/")
@RequestScoped
public class CatalogueResource {
    @Inject
    Catalogue catalogue;

    @Inject
    RegionResource regions;

    @Inject
    Caller caller;

    @GET
    @Path("addon-services")
    public List<AddOnServiceRepresentation> services() {
        return catalogue.services(caller.actor()).stream()
                .map(AddOnServiceRepresentation::of)
                .toList();
    }

    @GET
    @Path("addon-services/{service}")
    public AddOnServiceRepresentation service(@PathParam("service") String service) {
        return AddOnServiceRepresentation.of(catalogue.require(caller.actor(), service));
    }

    @GET
    @Path("addon-services/{service}/plans")
    public List<PlanRepresentation> plans(@PathParam("service") String name) {
        AddOnService service = catalogue.require(caller.actor(), name);
        return catalogue.plans(service).stream()
                .map(plan -> PlanRepresentation.of(new Offer(service, plan)))
                .toList();
    }

    @GET
    @Path("addon-services/{service}/plans/{plan}")
    public PlanRepresentation plan(@PathParam("service") String name, @PathParam("plan") String plan) {
        AddOnService service = catalogue.require(caller.actor(), name);
        return PlanRepresentation.of(new Offer(service, catalogue.requirePlan(service, plan)));
    }

    @GET
    @Path("plans/{plan}")
    public PlanRepresentation plan(@PathParam("plan") String plan) {
        return PlanRepresentation.of(catalogue.requireOffer(caller.actor(), plan));
    }

    @GET
    @Path("addon-region-capabilities")
    public List<RegionCapabilityRepresentation> capabilities() {
        return catalogue.services(caller.actor()).stream()
                .map(RegionCapabilityRepresentation::of)
                .toList();
    }

    @GET
    @Path("addon-services/{service}/region-capabilities")
    public List<RegionCapabilityRepresentation> capabilitiesOf(@PathParam("service") String service) {
        return List.of(RegionCapabilityRepresentation.of(catalogue.require(caller.actor(), service)));
    }

    @GET
    @Path("regions/{region}/addon-region-capabilities")
    public List<RegionCapabilityRepresentation> capabilitiesIn(@PathParam("region") String region) {
        regions.get(region);
        return capabilities();
    }
}
