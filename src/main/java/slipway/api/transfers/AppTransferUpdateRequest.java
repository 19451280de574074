package slipway.api.transfers;

import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.access.TransferState;

/** Body of {@code PATCH /account/app-transfers/X}. */
record AppTransferUpdateRequest(@Nullable String state) {
    TransferState answer() {
        if (state == null) {
            throw new InvalidParamsException("Parameter \"state\" is missing.");
        }
        return TransferState.parse(state);
    }
}
