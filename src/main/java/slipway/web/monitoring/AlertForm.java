package slipway.web.monitoring;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.monitoring.AlertMeasure;
import slipway.model.monitoring.AlertRule;
import slipway.model.monitoring.MetricAlert;
import slipway.model.webhooks.WebhookUrl;
import slipway.service.monitoring.alerts.AlertWish;

/** The fields of an alert: of a new one, or of one that is there. */
public class AlertForm implements Serializable {
    private static final int USUAL_PERIOD = 5;
    private static final int USUAL_REMINDER = 60;

    private final String id;
    private final String text;
    private final String host;
    private String type;
    private AlertMeasure measure;
    private String threshold;
    private int period;
    private int reminder;
    private boolean active;
    private boolean owner;
    private List<String> people;
    private String url;

    /** Of a new one. */
    AlertForm(String type) {
        this.id = "";
        this.text = "";
        this.host = "";
        this.type = type;
        this.measure = AlertMeasure.LATENCY;
        this.threshold = "1000";
        this.period = USUAL_PERIOD;
        this.reminder = USUAL_REMINDER;
        this.active = true;
        this.owner = true;
        this.people = List.of();
        this.url = "";
    }

    /** @param collaborators ids of accounts by their addresses */
    AlertForm(MetricAlert alert, Map<String, UUID> collaborators) {
        AlertRule rule = alert.rule();
        this.id = alert.id().toString();
        this.text = rule.text();
        this.host = alert.targets().webhook().map(WebhookUrl::host).orElse("");
        this.type = rule.type();
        this.measure = rule.measure();
        this.threshold = Amounts.plain(rule.threshold());
        this.period = rule.period();
        this.reminder = rule.reminder();
        this.active = alert.isActive();
        this.owner = alert.targets().owner();
        Set<UUID> told = alert.targets().collaborators();
        this.people = collaborators.entrySet().stream()
                .filter(person -> told.contains(person.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        this.url = alert.targets().webhook().map(WebhookUrl::text).orElse("");
    }

    AlertRule rule() {
        return new AlertRule(type, measure, measure.hasThreshold() ? number() : 1, period, reminder);
    }

    private double number() {
        try {
            return Double.parseDouble(threshold.strip().replace(',', '.').toLowerCase(Locale.ROOT));
        } catch (NumberFormatException e) {
            throw new InvalidParamsException("The limit must be a number.");
        }
    }

    /** Refuses what is no address. */
    void checkUrl() {
        if (!url.isBlank()) {
            new WebhookUrl(url.strip());
        }
    }

    AlertWish wish() {
        AlertWish wish = AlertWish.of(rule(), owner, Set.copyOf(people), url);
        return new AlertWish(wish.rule(), Optional.of(active), wish.owner(), wish.collaborators(), wish.webhook());
    }

    /** Empty for a new one. */
    public String getId() {
        return id;
    }

    /** What it is as long as nothing is changed. */
    public String getText() {
        return text;
    }

    /** Of the webhook, for those who may not see all of its address. */
    public String getHost() {
        return host;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public AlertMeasure getMeasure() {
        return measure;
    }

    public void setMeasure(AlertMeasure measure) {
        this.measure = measure;
    }

    public String getThreshold() {
        return threshold;
    }

    public void setThreshold(String threshold) {
        this.threshold = threshold;
    }

    public int getPeriod() {
        return period;
    }

    public void setPeriod(int period) {
        this.period = period;
    }

    public int getReminder() {
        return reminder;
    }

    public void setReminder(int reminder) {
        this.reminder = reminder;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public boolean isOwner() {
        return owner;
    }

    public void setOwner(boolean owner) {
        this.owner = owner;
    }

    public List<String> getPeople() {
        return people;
    }

    public void setPeople(List<String> people) {
        this.people = List.copyOf(people);
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }
}
