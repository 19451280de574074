package slipway.api.addons;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.api.addons.partners.PartnerCaller;
import slipway.api.http.caller.Caller;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.attachments.AddOnSafe;
import slipway.service.addons.partners.Partner;
import slipway.service.addons.partners.PartnerConfig;

/** What an add-on sets: read by whoever may read the config of its app, read and changed by its provider. */
@Path("addons/{addon}/config")
@RequestScoped
public class AddOnConfigResource {
    @Inject
    AddOnFinder finder;

    @Inject
    AddOnSafe safe;

    @Inject
    PartnerConfig config;

    @Inject
    PartnerCaller partners;

    @Inject
    Caller caller;

    @GET
    public List<AddOnConfigRepresentation> list(@PathParam("addon") String name) {
        return represent(safe.config(caller.partner().map(this::requireOf).orElseGet(() -> require(name))));
    }

    @PATCH
    public List<AddOnConfigRepresentation> update(@PathParam("addon") String name, AddOnConfigUpdateRequest request) {
        return represent(config.change(partners.require(name), request.changes()));
    }

    /** By {@code heroku addons:attach --credential}: nothing where there is no such credential. */
    @GET
    @Path("{namespace}")
    public List<AddOnConfigRepresentation> list(
            @PathParam("addon") String name, @PathParam("namespace") String namespace) {
        return represent(safe.config(require(name), Optional.of(namespace)).orElse(Map.of()));
    }

    private AddOn requireOf(Partner partner) {
        return finder.find(partner.addOnId()).orElseThrow(() -> new NotFoundException("add_on"));
    }

    private AddOn require(String name) {
        return finder.require(caller.actor(), name, Permission.DEPLOY, Permission.OPERATE);
    }

    private static List<AddOnConfigRepresentation> represent(Map<String, String> config) {
        return config.entrySet().stream()
                .map(var -> new AddOnConfigRepresentation(var.getKey(), var.getValue()))
                .toList();
    }
}
