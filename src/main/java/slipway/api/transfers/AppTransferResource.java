package slipway.api.transfers;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.model.access.AppTransfer;
import slipway.service.accounts.AccountService;
import slipway.service.accounts.People;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppsById;
import slipway.service.apps.sharing.AppTransferService;
import slipway.service.paging.Page;

/** {@code heroku apps:transfer}, and the recipient's answer to it. */
@Path("account/app-transfers")
@RequestScoped
public class AppTransferResource {
    @Inject
    AppTransferService transfers;

    @Inject
    AppFinder apps;

    @Inject
    AccountService accounts;

    @Inject
    Caller caller;

    @GET
    public Page<AppTransferRepresentation> list() {
        return transfers.page(caller.actor(), caller.range()).map(this::represent);
    }

    @POST
    @Returns(AppTransferRepresentation.class)
    public Response create(AppTransferCreateRequest request) {
        AppTransfer transfer = transfers.offer(
                caller.actor(),
                request.requiredApp(),
                request.requiredRecipient(),
                Boolean.TRUE.equals(request.silent()));
        return Response.status(Response.Status.CREATED)
                .entity(represent(transfer))
                .build();
    }

    @GET
    @Path("{transfer}")
    public AppTransferRepresentation get(@PathParam("transfer") String transfer) {
        return represent(transfers.require(caller.actor(), transfer));
    }

    @PATCH
    @Path("{transfer}")
    public AppTransferRepresentation answer(@PathParam("transfer") String transfer, AppTransferUpdateRequest request) {
        return represent(transfers.answer(caller.actor(), transfer, request.answer()));
    }

    @DELETE
    @Path("{transfer}")
    public AppTransferRepresentation withdraw(@PathParam("transfer") String transfer) {
        return represent(transfers.withdraw(caller.actor(), transfer));
    }

    private AppTransferRepresentation represent(AppTransfer transfer) {
        return represent(List.of(transfer)).get(0);
    }

    private List<AppTransferRepresentation> represent(List<? extends AppTransfer> list) {
        People people = accounts.people(list.stream()
                .flatMap(transfer -> Stream.of(transfer.ownerId(), transfer.recipientId()))
                .collect(Collectors.toSet()));
        AppsById known = apps.byIds(list.stream().map(AppTransfer::appId).collect(Collectors.toSet()));
        return list.stream()
                .map(transfer -> AppTransferRepresentation.of(transfer, known.require(transfer.appId()), people))
                .toList();
    }
}
