package slipway.service.monitoring.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import slipway.model.apps.App;
import slipway.model.monitoring.AlertNews;
import slipway.model.monitoring.AlertRule;
import slipway.model.monitoring.MetricAlert;

/**
 * News of an alert, in words for people and as JSON for receivers.
 *
 * @param value as measured, in the measure's unit
 * @param began when it began, however it stands now
 * @param page where people see more
 */
record AlertText(App app, MetricAlert alert, AlertNews news, double value, Instant began, Instant now, String page) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String subject() {
        return "[%s] %s: %s".formatted(app.name(), state(), alert.rule().text());
    }

    private String state() {
        return switch (news) {
            case BEGAN -> "Alert";
            case GOES_ON -> "Still alert";
            case ENDED -> "Over";
        };
    }

    String body() {
        AlertRule rule = alert.rule();
        String measured =
                rule.measure().hasThreshold() ? "Measured: " + rule.measure().text(value) + "\n" : "";
        return """
                %s of %s: %s

                %sAlert: %s
                %s

                Charts, and this alert's settings: %s
                """.formatted(state(), app.name(), what(), measured, rule.text(), times(), page);
    }

    private String what() {
        return news == AlertNews.ENDED ? "this is over." : alert.rule().type() + " needs a look.";
    }

    private String times() {
        Instant shown = began.truncatedTo(ChronoUnit.SECONDS);
        return news == AlertNews.ENDED
                ? "Since " + shown + ", for "
                        + Math.max(1, Duration.between(began, now).toMinutes()) + " min"
                : "Since " + shown;
    }

    /** In the form of the webhooks of apps, as far as they have one. */
    String json(UUID id) {
        AlertRule rule = alert.rule();
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode body = JSON.createObjectNode();
        body.put("action", news.word());
        body.put("created_at", time);
        ObjectNode data = body.putObject("data");
        data.putObject("app").put("id", app.id().toString()).put("name", app.name());
        data.put("id", alert.id().toString());
        data.put("measured", value);
        data.put("name", rule.measure().name());
        data.put("period", rule.period());
        data.put("process_type", rule.type());
        data.put("since", began.truncatedTo(ChronoUnit.SECONDS).toString());
        data.put("state", news == AlertNews.ENDED ? "ok" : "alerting");
        data.put("value", rule.threshold());
        data.put("web_url", page);
        body.put("id", id.toString());
        body.put("published_at", time);
        body.put("resource", "monitor");
        return body.toString();
    }
}
