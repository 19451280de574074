package slipway.service.monitoring.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.model.access.Collaborator;
import slipway.model.apps.App;
import slipway.model.monitoring.AlertNews;
import slipway.model.monitoring.AlertPost;
import slipway.model.monitoring.AlertRule;
import slipway.model.monitoring.Measures;
import slipway.model.monitoring.MetricAlert;
import slipway.model.monitoring.MonitoredApp;
import slipway.model.monitoring.Resolution;
import slipway.service.AfterCommit;
import slipway.service.apps.AppFinder;
import slipway.service.mail.MailOutbox;
import slipway.service.monitoring.MonitoredApps;
import slipway.service.monitoring.recording.SlotRow;
import slipway.service.monitoring.recording.SlotStore;
import slipway.service.secrets.UrlSigner;

/**
 * Looks what alerts have to say. What is told, and that it is told, is one transaction under a lock on the alert's row:
 * whoever else looks at the same time, or after a kill, finds it told.
 */
@ApplicationScoped
@Transactional
public class AlertRounds {
    /** An alert that has something to tell by its rule. */
    public record Finding(UUID alertId, AlertRule rule, double value) {}

    @Inject
    EntityManager entities;

    @Inject
    MonitoredApps monitored;

    @Inject
    SlotStore slots;

    @Inject
    AppFinder apps;

    @Inject
    MailOutbox mails;

    @Inject
    AlertPosts posts;

    @Inject
    UrlSigner urls;

    @Inject
    AfterCommit afterCommit;

    /**
     * All that have something to tell, in three queries.
     *
     * @param watchedSince since when nothing was missed that would have been measured
     */
    public List<Finding> look(Instant now, Instant watchedSince) {
        List<MetricAlert> alerts = watched();
        if (alerts.isEmpty()) {
            return List.of();
        }
        Instant end = Resolution.MINUTE.slotOf(now);
        List<UUID> addOns = alerts.stream().map(MetricAlert::addOnId).distinct().toList();
        Map<UUID, List<SlotRow>> rows = slots
                .minutes(
                        addOns, end.minus(Duration.ofMinutes(AlertRule.PERIODS.get(AlertRule.PERIODS.size() - 1))), end)
                .stream()
                .collect(Collectors.groupingBy(SlotRow::addonId));
        List<Finding> found = new ArrayList<>();
        for (MetricAlert alert : alerts) {
            double value = value(alert.rule(), rows.getOrDefault(alert.addOnId(), List.of()), end);
            if (alert.news(value, now, mayEnd(alert, end, watchedSince)).isPresent()) {
                found.add(new Finding(alert.id(), alert.rule(), value));
            }
        }
        return found;
    }

    /** Those that are active, and of each app no more than its plan allows: the oldest. */
    private List<MetricAlert> watched() {
        Map<UUID, List<MetricAlert>> byAddOn = entities.createQuery(
                        "select a from MetricAlert a where a.active = true", MetricAlert.class)
                .getResultStream()
                .collect(Collectors.groupingBy(MetricAlert::addOnId));
        Map<UUID, MonitoredApp> apps = monitored.byAddOns(byAddOn.keySet());
        List<MetricAlert> watched = new ArrayList<>();
        byAddOn.forEach((addOn, alerts) -> alerts.stream()
                .sorted(Comparator.comparing(MetricAlert::createdAt).thenComparing(MetricAlert::id))
                .limit(Optional.ofNullable(apps.get(addOn))
                        .map(MonitoredApp::alerts)
                        .orElse(0))
                .forEach(watched::add));
        return watched;
    }

    private static double value(AlertRule rule, List<SlotRow> rows, Instant end) {
        Measures time = new Measures();
        Instant start = end.minus(rule.length());
        rows.stream()
                .filter(row -> row.type().equals(rule.type()) && !row.startsAt().isBefore(start))
                .forEach(row -> row.addTo(time));
        return rule.measure().in(time);
    }

    /** Silence says that all is well only where somebody was there to hear. */
    private static boolean mayEnd(MetricAlert alert, Instant end, Instant watchedSince) {
        return !watchedSince.isAfter(end.minus(alert.rule().length()));
    }

    /** Tells what there is to tell, unless that was done, or something else is wanted, meanwhile. */
    public void tell(Finding finding, Instant now) {
        MetricAlert alert = entities.find(MetricAlert.class, finding.alertId(), LockModeType.PESSIMISTIC_WRITE);
        if (alert == null || !alert.rule().equals(finding.rule())) {
            return;
        }
        Instant since = alert.since();
        alert.judge(finding.value(), now, true).ifPresent(news -> {
            Instant began = news == AlertNews.BEGAN ? now : since;
            Optional.ofNullable(entities.find(MonitoredApp.class, alert.addOnId()))
                    .flatMap(where -> apps.findById(where.appId()))
                    .ifPresent(app -> tell(new AlertText(app, alert, news, finding.value(), began, now, page(app))));
        });
    }

    private String page(App app) {
        return urls.baseUrl() + "/apps/" + app.name() + "/metrics";
    }

    private void tell(AlertText text) {
        people(text).forEach(account -> mails.post(account, text.subject(), text.body()));
        if (text.alert().targets().webhook().isPresent()) {
            UUID id = UUID.randomUUID();
            entities.persist(new AlertPost(id, text.alert().id(), text.json(id)));
            afterCommit.run(posts::wake);
        }
    }

    /** Those of the chosen who have the app, or share it, at this moment. */
    private Set<UUID> people(AlertText text) {
        Set<UUID> chosen = text.alert().targets().collaborators();
        Set<UUID> people = new TreeSet<>();
        if (text.alert().targets().owner()) {
            people.add(text.app().ownerId());
        }
        if (!chosen.isEmpty()) {
            entities.createQuery("select c from Collaborator c where c.appId = :app", Collaborator.class)
                    .setParameter("app", text.app().id())
                    .getResultStream()
                    .map(Collaborator::accountId)
                    .filter(chosen::contains)
                    .forEach(people::add);
        }
        return people;
    }
}
