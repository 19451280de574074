package slipway.api.addons.attachments;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import slipway.api.addons.AddOnReader;
import slipway.api.addons.Inclusion;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.api.shared.Unsupported;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.attachments.AddOnResolver;
import slipway.service.addons.attachments.AttachmentService;
import slipway.service.apps.AppFinder;

/** {@code heroku addons:attach}, {@code addons:detach}, and how the CLI finds databases by name. */
@Path("/")
@RequestScoped
public class AttachmentResource {
    @Inject
    AttachmentService attachments;

    @Inject
    AddOnFinder finder;

    @Inject
    AddOnResolver resolver;

    @Inject
    AppFinder apps;

    @Inject
    AddOnReader reader;

    @Inject
    Caller caller;

    @Context
    HttpHeaders headers;

    @GET
    @Path("addon-attachments")
    public List<AttachmentRepresentation> list() {
        return reader.representAttachments(finder.attachmentsAccessibleTo(caller.actor()), Inclusion.of(headers));
    }

    @POST
    @Path("addon-attachments")
    @Returns(AttachmentRepresentation.class)
    public Response create(AttachmentCreateRequest request) {
        Unsupported.refuse("namespace_config", request.namespaceConfig());
        AddOnAttachment attachment =
                attachments.attach(caller.actor(), request.requiredAddon(), request.requiredApp(), request.wish());
        return Response.status(Response.Status.CREATED)
                .entity(reader.represent(attachment, Inclusion.of(headers)))
                .build();
    }

    @GET
    @Path("addon-attachments/{attachment}")
    public AttachmentRepresentation get(@PathParam("attachment") String id) {
        return reader.represent(finder.requireAttachment(caller.actor(), id, Permission.VIEW), Inclusion.of(headers));
    }

    @DELETE
    @Path("addon-attachments/{attachment}")
    public AttachmentRepresentation delete(@PathParam("attachment") String id) {
        AttachmentRepresentation last = get(id);
        attachments.detach(caller.actor(), id);
        return last;
    }

    /** Of the apps among those that have it which the caller may see. */
    @GET
    @Path("addons/{addon}/addon-attachments")
    public List<AttachmentRepresentation> listByAddOn(@PathParam("addon") String name) {
        if (caller.partner().isPresent()) {
            return reader.representAttachments(
                    finder.attachmentsOf(List.of(caller.partner().get().addOnId())), Inclusion.of(headers));
        }
        AddOn addOn = finder.require(caller.actor(), name, Permission.VIEW);
        List<AddOnAttachment> all = finder.attachmentsOf(List.of(addOn.id()));
        List<java.util.UUID> visible =
                apps
                        .accessibleTo(
                                caller.actor(),
                                all.stream().map(AddOnAttachment::appId).toList())
                        .stream()
                        .map(slipway.model.apps.App::id)
                        .toList();
        return reader.representAttachments(
                all.stream().filter(each -> visible.contains(each.appId())).toList(), Inclusion.of(headers));
    }

    @GET
    @Path("apps/{app}/addon-attachments")
    public List<AttachmentRepresentation> listByApp(@PathParam("app") String app) {
        return reader.representAttachments(
                finder.attachmentsOf(apps.require(caller.actor(), app)), Inclusion.of(headers));
    }

    @GET
    @Path("apps/{app}/addon-attachments/{attachment}")
    public AttachmentRepresentation getByApp(@PathParam("app") String app, @PathParam("attachment") String name) {
        return reader.represent(
                finder.requireAttachment(caller.actor(), app, name, Permission.VIEW), Inclusion.of(headers));
    }

    @POST
    @Path("actions/addon-attachments/resolve")
    public List<AttachmentRepresentation> resolve(AttachmentResolveRequest request) {
        List<AddOnAttachment> found = resolver.resolveAttachment(
                caller.actor(),
                request.requiredAttachment(),
                Optional.ofNullable(request.app()),
                Optional.ofNullable(request.addonService()));
        return reader.representAttachments(found, Inclusion.of(headers));
    }
}
