package slipway.api.databases;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.api.databases.backups.CopyRequest;
import slipway.api.databases.backups.RestoreRequest;
import slipway.api.databases.backups.ScheduleRepresentation;
import slipway.api.databases.backups.ScheduleRequest;
import slipway.api.databases.backups.TransferRepresentation;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Ids;
import slipway.api.shared.Returns;
import slipway.api.shared.Unsupported;
import slipway.model.InvalidParamsException;
import slipway.service.databases.DatabaseFinder;
import slipway.service.databases.DatabaseFinder.Known;
import slipway.service.databases.Databases;
import slipway.service.databases.backups.Backups;

/** {@code /client/v11/databases}: {@code heroku pg:info}, {@code pg:wait}, {@code pg:reset}, {@code pg:backups:capture}. */
@Path("client/v11/databases/{database}")
@RequestScoped
public class DatabaseResource {
    @Inject
    DatabaseFinder finder;

    @Inject
    Databases databases;

    @Inject
    Backups backups;

    @Inject
    Caller caller;

    /** The CLI takes a 404 without a message for a database that is still being made. */
    @GET
    @Returns(DatabaseRepresentation.class)
    public Response get(@PathParam("database") String database) {
        Optional<Known> known = finder.find(caller.actor(), database, DatabaseFinder.users());
        return known.map(found -> DatabaseRepresentation.of(found, databases.url(found), databases.info(found)))
                .map(Response::ok)
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .build();
    }

    @GET
    @Path("wait_status")
    public WaitStatusRepresentation waitStatus(@PathParam("database") String database) {
        return finder.find(caller.actor(), database, DatabaseFinder.users()).isPresent()
                ? WaitStatusRepresentation.THERE
                : WaitStatusRepresentation.ON_ITS_WAY;
    }

    @PUT
    @Path("reset")
    public MessageRepresentation reset(@PathParam("database") String database, @Nullable ResetRequest request) {
        databases.reset(caller.actor(), database, request == null ? List.of() : request.wanted());
        return new MessageRepresentation("Database reset");
    }

    @PUT
    @Path("stats_reset")
    public MessageRepresentation resetStatistics(@PathParam("database") String database) {
        databases.resetStatistics(caller.actor(), database);
        return new MessageRepresentation("Statistics reset successfully.");
    }

    @POST
    @Path("connection_reset")
    public MessageRepresentation disconnect(@PathParam("database") String database) {
        databases.disconnect(caller.actor(), database);
        return new MessageRepresentation("Connections terminated");
    }

    @PUT
    @Path("unfollow")
    public MessageRepresentation unfollow(@PathParam("database") String database) {
        finder.require(caller.actor(), database, DatabaseFinder.users());
        throw new InvalidParamsException("This database follows no other: followers are not supported by Slipway.");
    }

    @POST
    @Path("backups")
    @Returns(TransferRepresentation.class)
    public Response capture(@PathParam("database") String database) {
        return created(TransferRepresentation.of(backups.capture(caller.actor(), database), false));
    }

    @POST
    @Path("restores")
    @Returns(TransferRepresentation.class)
    public Response restore(@PathParam("database") String database, RestoreRequest request) {
        Unsupported.refuse("extensions", request.extensions());
        return created(
                TransferRepresentation.of(backups.restore(caller.actor(), database, request.requiredUrl()), false));
    }

    @POST
    @Path("transfers")
    @Returns(TransferRepresentation.class)
    public Response copy(@PathParam("database") String database, CopyRequest request) {
        return created(TransferRepresentation.of(
                backups.copy(
                        caller.actor(),
                        database,
                        CopyRequest.required("from_name", request.fromName()),
                        CopyRequest.required("from_url", request.fromUrl()),
                        CopyRequest.required("to_name", request.toName()),
                        CopyRequest.required("to_url", request.toUrl())),
                false));
    }

    @GET
    @Path("transfer-schedules")
    public List<ScheduleRepresentation> schedules(@PathParam("database") String database) {
        return backups.schedules(caller.actor(), database).stream()
                .map(ScheduleRepresentation::of)
                .toList();
    }

    @POST
    @Path("transfer-schedules")
    @Returns(ScheduleRepresentation.class)
    public Response schedule(@PathParam("database") String database, ScheduleRequest request) {
        return created(ScheduleRepresentation.of(backups.schedule(
                caller.actor(),
                database,
                CopyRequest.required("schedule_name", request.scheduleName()),
                CopyRequest.required("hour", request.hour()),
                CopyRequest.required("timezone", request.timezone()))));
    }

    @DELETE
    @Path("transfer-schedules/{schedule}")
    public ScheduleRepresentation unschedule(
            @PathParam("database") String database, @PathParam("schedule") String schedule) {
        return ScheduleRepresentation.of(backups.unschedule(caller.actor(), database, Ids.parse("schedule", schedule)));
    }

    private static Response created(Object entity) {
        return Response.status(Response.Status.CREATED).entity(entity).build();
    }
}
