package slipway.api.transfers;

import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code POST /account/app-transfers}; {@code silent} keeps the recipient from being mailed. */
record AppTransferCreateRequest(
        @Nullable String app,
        @Nullable String recipient,
        @Nullable Boolean silent) {
    String requiredApp() {
        return required("app", app);
    }

    String requiredRecipient() {
        return required("recipient", recipient);
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidParamsException("Parameter \"" + name + "\" is missing.");
        }
        return value;
    }
}
