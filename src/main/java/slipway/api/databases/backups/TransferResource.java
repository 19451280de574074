package slipway.api.databases.backups;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import slipway.api.http.caller.Caller;
import slipway.service.databases.backups.Backups;

/** {@code /client/v11/apps/X/transfers}: {@code heroku pg:backups}, by number or UUID. */
@Path("client/v11/apps/{app}/transfers")
@RequestScoped
public class TransferResource {
    /** Where a backup can be downloaded. */
    public record UrlRepresentation(String url) {}

    @Inject
    Backups backups;

    @Inject
    Caller caller;

    @GET
    public List<TransferRepresentation> list(@PathParam("app") String app) {
        return backups.list(caller.actor(), app).stream()
                .map(transfer -> TransferRepresentation.of(transfer, false))
                .toList();
    }

    @GET
    @Path("{transfer}")
    public TransferRepresentation get(
            @PathParam("app") String app,
            @PathParam("transfer") String transfer,
            @QueryParam("verbose") boolean verbose) {
        return TransferRepresentation.of(backups.require(caller.actor(), app, transfer), verbose);
    }

    @POST
    @Path("{transfer}/actions/public-url")
    public UrlRepresentation url(@PathParam("app") String app, @PathParam("transfer") String transfer) {
        return new UrlRepresentation(backups.downloadUrl(caller.actor(), app, transfer));
    }

    @POST
    @Path("{transfer}/actions/cancel")
    public TransferRepresentation cancel(@PathParam("app") String app, @PathParam("transfer") String transfer) {
        return TransferRepresentation.of(backups.cancel(caller.actor(), app, transfer), false);
    }

    @DELETE
    @Path("{transfer}")
    public TransferRepresentation delete(@PathParam("app") String app, @PathParam("transfer") String transfer) {
        return TransferRepresentation.of(backups.delete(caller.actor(), app, transfer), false);
    }
}
