package slipway.api.databases;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import slipway.api.http.caller.Caller;
import slipway.model.InvalidParamsException;
import slipway.model.access.Permission;
import slipway.service.addons.attachments.AddOnFinder;

/** {@code heroku pg:settings}: a clear no. */
@Path("postgres/v0/databases/{database}/config")
@RequestScoped
public class DatabaseSettingsResource {
    @Inject
    AddOnFinder addOns;

    @Inject
    Caller caller;

    @GET
    public MessageRepresentation get(@PathParam("database") String database) {
        throw unbuilt(database);
    }

    @PATCH
    public MessageRepresentation change(@PathParam("database") String database) {
        throw unbuilt(database);
    }

    private InvalidParamsException unbuilt(String database) {
        addOns.require(caller.actor(), database, Permission.DEPLOY, Permission.OPERATE);
        return new InvalidParamsException("pg:settings is not supported by Slipway.");
    }
}
