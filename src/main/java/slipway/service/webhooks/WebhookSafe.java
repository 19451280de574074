package slipway.service.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;
import slipway.model.webhooks.AppWebhook;
import slipway.service.secrets.SecretBox;

/** Seals what a webhook keeps secret, and opens it for sending; takes only what an HTTP header can carry. */
@ApplicationScoped
public class WebhookSafe {
    /** Printable US-ASCII; anything else in a header would be cut, changed or dangerous. */
    private static final Pattern CARRIED = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");

    @Inject
    SecretBox box;

    byte[] sealSecret(UUID webhook, String secret) {
        return box.seal(webhook, requireCarried("secret", secret));
    }

    /** An empty text is none. */
    Optional<byte[]> sealAuthorization(UUID webhook, String authorization) {
        return Optional.of(authorization)
                .filter(text -> !text.isEmpty())
                .map(text -> box.seal(webhook, requireCarried("authorization", text)));
    }

    String secret(AppWebhook webhook) {
        return box.open(webhook.id(), webhook.sealedSecret());
    }

    Optional<String> authorization(AppWebhook webhook) {
        return webhook.sealedAuthorization().map(bytes -> box.open(webhook.id(), bytes));
    }

    private static String requireCarried(String field, String text) {
        if (!CARRIED.matcher(text).matches()) {
            throw new InvalidParamsException("Parameter \"" + field
                    + "\" must be letters, digits and signs of US-ASCII, with no space at either end.");
        }
        return text;
    }
}
