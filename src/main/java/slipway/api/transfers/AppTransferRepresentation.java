package slipway.api.transfers;

import java.time.Instant;
import java.util.UUID;
import slipway.api.shared.AppReference;
import slipway.api.shared.UserReference;
import slipway.model.access.AppTransfer;
import slipway.model.apps.App;
import slipway.service.accounts.People;

/** The {@code app-transfer} object of Platform API v3. */
public record AppTransferRepresentation(
        UUID id,
        AppReference app,
        UserReference owner,
        UserReference recipient,
        String state,
        Instant createdAt,
        Instant updatedAt) {
    static AppTransferRepresentation of(AppTransfer transfer, App app, People people) {
        return new AppTransferRepresentation(
                transfer.id(),
                AppReference.of(app),
                UserReference.of(people.require(transfer.ownerId())),
                UserReference.of(people.require(transfer.recipientId())),
                transfer.state().word(),
                transfer.createdAt(),
                transfer.updatedAt());
    }
}
