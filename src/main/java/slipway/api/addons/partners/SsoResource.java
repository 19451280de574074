package slipway.api.addons.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import slipway.api.http.caller.Caller;
import slipway.service.addons.opening.Openings;
import slipway.service.secrets.UrlSigner;

/** How to get to what there is to see of an add-on. */
@Path("/")
@RequestScoped
public class SsoResource {
    @Inject
    Openings openings;

    @Inject
    UrlSigner urls;

    @Inject
    Caller caller;

    @GET
    @Path("addons/{addon}/sso")
    public SsoRepresentation get(@PathParam("addon") String addOn) {
        return SsoRepresentation.of(openings.of(caller.actor(), addOn), urls.baseUrl());
    }

    @GET
    @Path("apps/{app}/addons/{addon}/sso")
    public SsoRepresentation getByApp(@PathParam("app") String app, @PathParam("addon") String addOn) {
        return SsoRepresentation.of(openings.of(caller.actor(), app, addOn), urls.baseUrl());
    }
}
