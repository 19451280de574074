package slipway.model.monitoring;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import slipway.model.webhooks.WebhookUrl;

/**
 * Who is told of an alert.
 *
 * @param owner whether the app's owner gets mails, whoever that is by then
 * @param collaborators accounts that get mails, for as long as they share the app
 * @param webhook where it is posted to
 */
public record AlertTargets(boolean owner, Set<UUID> collaborators, Optional<WebhookUrl> webhook) {
    public AlertTargets {
        collaborators = Set.copyOf(collaborators);
    }
}
