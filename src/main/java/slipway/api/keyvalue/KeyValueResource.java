package slipway.api.keyvalue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import slipway.api.databases.UnbuiltResource;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.keyvalue.KeyValueService;

/**
 * {@code heroku redis:info} and its sisters, by an add-on's name or UUID. The CLI takes a 404 for "not there yet" only where
 * nothing is said with it.
 */
@Path("redis/v0/databases/{database}")
@RequestScoped
public class KeyValueResource {
    @Inject
    KeyValueService servers;

    @Inject
    AddOnFinder addOns;

    @Inject
    Caller caller;

    @GET
    @Returns(KeyValueRepresentation.class)
    public Response get(@PathParam("database") String database) {
        try {
            return Response.ok(KeyValueRepresentation.of(servers.look(caller.actor(), database)))
                    .build();
        } catch (NotFoundException none) {
            return silent();
        }
    }

    @GET
    @Path("wait")
    @Returns(WaitRepresentation.class)
    public Response await(@PathParam("database") String database) {
        try {
            return Response.ok(WaitRepresentation.of(servers.isComing(caller.actor(), database)))
                    .build();
        } catch (NotFoundException none) {
            return silent();
        }
    }

    private static Response silent() {
        return Response.status(Response.Status.NOT_FOUND).build();
    }

    /** By {@code redis:credentials --reset}. */
    @POST
    @Path("credentials_rotation")
    public MessageRepresentation rotate(@PathParam("database") String database) {
        servers.rotate(caller.actor(), database);
        return new MessageRepresentation("Credentials are reset; apps that use them are restarted.");
    }

    @POST
    @Path("upgrade")
    public MessageRepresentation upgrade(@PathParam("database") String database) {
        addOns.require(caller.actor(), database, Permission.DEPLOY, Permission.OPERATE);
        throw new InvalidParamsException(UnbuiltResource.NO_UPGRADE);
    }

    @GET
    @Path("config")
    public KeyValueConfigRepresentation config(@PathParam("database") String database) {
        return KeyValueConfigRepresentation.of(servers.behaviour(caller.actor(), database));
    }

    /** By {@code redis:maxmemory}, {@code redis:timeout} and {@code redis:keyspace-notifications}. */
    @PATCH
    @Path("config")
    public KeyValueConfigRepresentation configure(
            @PathParam("database") String database, KeyValueConfigRequest request) {
        return KeyValueConfigRepresentation.of(servers.change(caller.actor(), database, request::applyTo));
    }

    @POST
    @Path("stats/reset")
    public MessageRepresentation resetStatistics(@PathParam("database") String database) {
        servers.resetStatistics(caller.actor(), database);
        return new MessageRepresentation("Stats reset successful.");
    }
}
