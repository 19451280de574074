package slipway.service.monitoring.alerts;

import java.util.Optional;
import java.util.Set;
import slipway.model.monitoring.AlertRule;

/**
 * What somebody wants of an alert; absent parts stay as they are.
 *
 * @param owner whether the app's owner gets mails
 * @param collaborators e-mail addresses of collaborators who do
 * @param webhook a URL; an empty one for none
 */
public record AlertWish(
        Optional<AlertRule> rule,
        Optional<Boolean> active,
        Optional<Boolean> owner,
        Optional<Set<String>> collaborators,
        Optional<String> webhook) {
    /** A rule, and all who are to be told. */
    public static AlertWish of(AlertRule rule, boolean owner, Set<String> collaborators, String webhook) {
        return new AlertWish(
                Optional.of(rule),
                Optional.empty(),
                Optional.of(owner),
                Optional.of(collaborators),
                Optional.of(webhook));
    }
}
