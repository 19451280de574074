package slipway.api.addons;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.model.ForbiddenException;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.partners.Partner;
import slipway.service.addons.provisioning.Callbacks;
import slipway.service.apps.AppFinder;

/** By which the provider of an add-on says that what it took its time for is done; nobody else may. */
@Path("addons/{addon}/actions")
@RequestScoped
public class AddOnActionResource {
    @Inject
    Callbacks callbacks;

    @Inject
    AddOnFinder finder;

    @Inject
    AddOnReader reader;

    @Inject
    AppFinder apps;

    @Inject
    Caller caller;

    @POST
    @Path("provision")
    public AddOnRepresentation provision(@PathParam("addon") String name) {
        Partner partner = requirePartner(name);
        callbacks.provisioned(partner.addOnId());
        return reader.represent(finder.find(partner.addOnId()).orElseThrow(() -> new NotFoundException("add_on")));
    }

    @POST
    @Path("deprovision")
    @Returns(AddOnRepresentation.class)
    public Response deprovision(@PathParam("addon") String name) {
        Partner partner = requirePartner(name);
        AddOn last = Optional.ofNullable(
                        finder.byIds(List.of(partner.addOnId())).get(partner.addOnId()))
                .orElseThrow(() -> new NotFoundException("add_on"));
        // With its app, most of what there was to say of an add-on is gone.
        Object gone = apps.findById(last.appId()).isPresent()
                ? reader.represent(last).gone()
                : EndedAddOnRepresentation.of(last);
        callbacks.deprovisioned(partner.addOnId());
        return Response.ok(gone).build();
    }

    /** People learn nothing of add-ons that are not theirs. */
    private Partner requirePartner(String name) {
        return caller.partner().orElseThrow(() -> {
            finder.require(caller.actor(), name, Permission.VIEW);
            return new ForbiddenException("Only the provider of an add-on may do that.");
        });
    }
}
