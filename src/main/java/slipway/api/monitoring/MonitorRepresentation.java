package slipway.api.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import slipway.api.shared.AppReference;
import slipway.model.apps.App;
import slipway.model.monitoring.AlertTargets;
import slipway.model.monitoring.MetricAlert;

/**
 * A monitor of Heroku's metrics API, as its clients use it; it keeps the form of theirs.
 *
 * @param notificationChannels {@code app} for the owner, addresses of collaborators, and a URL
 * @param notificationPeriod minutes after which it is told again
 * @param state {@code alerting} or {@code ok}
 * @param value in milliseconds, percent or times
 */
public record MonitorRepresentation(
        UUID id,
        AppReference app,
        String processType,
        String name,
        String actionType,
        boolean isActive,
        String op,
        int period,
        double value,
        List<String> notificationChannels,
        int notificationPeriod,
        String state,
        Instant createdAt,
        Instant updatedAt) {
    static final String ALERT = "alert";
    static final String AT_LEAST = "GREATER_OR_EQUAL";

    /** The channel of the app's owner. */
    static final String OWNER = "app";

    /** @param collaborators ids of accounts by their addresses */
    static MonitorRepresentation of(MetricAlert alert, App app, Map<String, UUID> collaborators) {
        return new MonitorRepresentation(
                alert.id(),
                AppReference.of(app),
                alert.rule().type(),
                alert.rule().measure().name(),
                ALERT,
                alert.isActive(),
                AT_LEAST,
                alert.rule().period(),
                alert.rule().threshold(),
                channels(alert.targets(), collaborators),
                alert.rule().reminder(),
                alert.isAlerting() ? "alerting" : "ok",
                alert.createdAt(),
                alert.updatedAt());
    }

    private static List<String> channels(AlertTargets targets, Map<String, UUID> collaborators) {
        List<String> channels = new ArrayList<>();
        if (targets.owner()) {
            channels.add(OWNER);
        }
        collaborators.entrySet().stream()
                .filter(person -> targets.collaborators().contains(person.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(channels::add);
        targets.webhook().ifPresent(url -> channels.add(url.text()));
        return channels;
    }
}
