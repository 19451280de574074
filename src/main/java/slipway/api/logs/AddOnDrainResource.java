package slipway.api.logs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import slipway.api.addons.partners.PartnerCaller;
import slipway.api.shared.EncodedName;
import slipway.model.NotFoundException;
import slipway.model.addons.AddOn;
import slipway.model.apps.App;
import slipway.model.logs.DrainUrl;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.partners.Partner;
import slipway.service.addons.partners.PartnerLogs;
import slipway.service.logs.drains.AddOnDrains;

/** {@code /addons/X/log-drains}: where a provider has the log of the app sent, and has it sent elsewhere. */
@Path("addons/{addon}/log-drains")
@RequestScoped
public class AddOnDrainResource {
    @Inject
    AddOnDrains drains;

    @Inject
    PartnerLogs logs;

    @Inject
    AddOnFinder addOns;

    @Inject
    PartnerCaller partners;

    @GET
    public List<LogDrainRepresentation> list(@PathParam("addon") String name) {
        Partner partner = partners.require(name);
        App app = partners.requireApp(partner.appName().orElse(""));
        AddOn addOn = addOns.find(partner.addOnId()).orElseThrow(() -> new NotFoundException("add_on"));
        return drains.of(partner.addOnId()).stream()
                .map(drain -> LogDrainRepresentation.of(drain, app, Optional.of(addOn)))
                .toList();
    }

    @PUT
    @Path("{drain}")
    public LogDrainRepresentation change(
            @PathParam("addon") String name, @PathParam("drain") String drain, LogDrainCreateRequest request) {
        Partner partner = partners.require(name);
        String wanted = EncodedName.decode(drain, "log_drain");
        if (drains.of(partner.addOnId()).stream().noneMatch(each -> each.isKnownAs(wanted))) {
            throw new NotFoundException("log_drain");
        }
        logs.drainTo(partner.addOnId(), new DrainUrl(request.required()));
        return list(name).stream().findFirst().orElseThrow(() -> new NotFoundException("log_drain"));
    }
}
