package slipway.api.databases.credentials;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import slipway.api.databases.MessageRepresentation;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.service.databases.Credentials;
import slipway.service.databases.Credentials.Credential;
import slipway.service.databases.DatabaseFinder;
import slipway.service.databases.server.DatabaseServer;

/** {@code /postgres/v0/databases/X/credentials}: {@code heroku pg:credentials} and its subcommands. */
@Path("postgres/v0/databases/{database}")
@RequestScoped
public class CredentialResource {
    @Inject
    Credentials credentials;

    @Inject
    DatabaseFinder finder;

    @Inject
    DatabaseServer server;

    @Inject
    Caller caller;

    @GET
    @Path("credentials")
    public List<CredentialRepresentation> list(@PathParam("database") String database) {
        return credentials.list(caller.actor(), database).stream()
                .map(credential -> represent(database, credential))
                .toList();
    }

    @POST
    @Path("credentials")
    @Returns(CredentialRepresentation.class)
    public Response create(@PathParam("database") String database, CredentialCreateRequest request) {
        credentials.create(caller.actor(), database, request.requiredName());
        return Response.status(Response.Status.CREATED)
                .entity(get(database, request.requiredName()))
                .build();
    }

    @GET
    @Path("credentials/{credential}")
    public CredentialRepresentation get(@PathParam("database") String database, @PathParam("credential") String name) {
        return represent(database, credentials.require(caller.actor(), database, name));
    }

    @DELETE
    @Path("credentials/{credential}")
    public CredentialRepresentation destroy(
            @PathParam("database") String database, @PathParam("credential") String name) {
        CredentialRepresentation last = get(database, name);
        credentials.destroy(caller.actor(), database, name);
        return last;
    }

    @POST
    @Path("credentials/{credential}/credentials_rotation")
    public MessageRepresentation rotate(
            @PathParam("database") String database,
            @PathParam("credential") String name,
            @Nullable RotationRequest request) {
        credentials.rotate(caller.actor(), database, name, RotationRequest.isForced(request));
        return new MessageRepresentation("Rotated");
    }

    @POST
    @Path("credentials_rotation")
    public MessageRepresentation rotateAll(@PathParam("database") String database) {
        credentials.rotateAll(caller.actor(), database);
        return new MessageRepresentation("Rotated");
    }

    @POST
    @Path("repair-default")
    public MessageRepresentation repair(@PathParam("database") String database) {
        credentials.repair(caller.actor(), database);
        return new MessageRepresentation("Repaired");
    }

    private CredentialRepresentation represent(String database, Credential credential) {
        String name = finder.require(caller.actor(), database, DatabaseFinder.users())
                .database()
                .name();
        return CredentialRepresentation.of(credential, name, server.address());
    }
}
