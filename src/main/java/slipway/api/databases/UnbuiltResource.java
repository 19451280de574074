package slipway.api.databases;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import slipway.api.http.caller.Caller;
import slipway.model.InvalidParamsException;
import slipway.model.access.Permission;
import slipway.service.addons.attachments.AddOnFinder;

/** What the CLI asks of data services that is not built: a clear no, or the empty list that there truly is. */
@Path("client/v11/databases/{database}")
@RequestScoped
public class UnbuiltResource {
    /** To {@code heroku pg:upgrade} and {@code heroku redis:upgrade}. */
    public static final String NO_UPGRADE =
            "Single servers are not upgraded: all are of the version that this platform's operator has installed.";

    @Inject
    AddOnFinder addOns;

    @Inject
    Caller caller;

    /** {@code heroku pg:links}. */
    @GET
    @Path("links")
    public List<Object> links(@PathParam("database") String database) {
        require(database);
        return List.of();
    }

    @POST
    @Path("links")
    public MessageRepresentation link(@PathParam("database") String database) {
        throw unbuilt(database, "Links between databases are");
    }

    @POST
    @Path("connection-pooling")
    public MessageRepresentation pooling(@PathParam("database") String database) {
        throw unbuilt(database, "Connection pooling on the server's side is");
    }

    /** The first question of {@code heroku pg:diagnose}. */
    @GET
    @Path("metrics")
    public MessageRepresentation metrics(@PathParam("database") String database) {
        throw unbuilt(database, "pg:diagnose is");
    }

    @POST
    @Path("upgrade/prepare")
    public MessageRepresentation prepareUpgrade(@PathParam("database") String database) {
        throw upgrade(database);
    }

    @POST
    @Path("upgrade/dry_run")
    public MessageRepresentation tryUpgrade(@PathParam("database") String database) {
        throw upgrade(database);
    }

    @POST
    @Path("upgrade/run")
    public MessageRepresentation runUpgrade(@PathParam("database") String database) {
        throw upgrade(database);
    }

    @POST
    @Path("upgrade/cancel")
    public MessageRepresentation cancelUpgrade(@PathParam("database") String database) {
        throw upgrade(database);
    }

    /** The CLI asks until there is nothing to wait for, and takes a refusal for "not yet". */
    @GET
    @Path("upgrade/wait_status")
    public Map<String, Object> upgradeStatus(@PathParam("database") String database) {
        require(database);
        return Map.of("waiting?", false, "error?", true, "message", NO_UPGRADE);
    }

    private InvalidParamsException upgrade(String database) {
        require(database);
        return new InvalidParamsException(NO_UPGRADE);
    }

    private InvalidParamsException unbuilt(String database, String what) {
        require(database);
        return new InvalidParamsException(what + " not supported by Slipway.");
    }

    private void require(String database) {
        addOns.require(caller.actor(), database, Permission.DEPLOY, Permission.OPERATE);
    }
}
