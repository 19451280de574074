package slipway.service.monitoring.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.Moment;
import slipway.model.monitoring.AlertPost;
import slipway.model.monitoring.MetricAlert;
import slipway.service.secrets.SecretBox;
import slipway.service.webhooks.WebhookSender;
import slipway.service.webhooks.WebhookSignature;

/** What the posting of alerts reads and writes: each method is one transaction, and none sends anything. */
@ApplicationScoped
@Transactional
public class AlertPostRecords {
    /** Posts that are looked at together. */
    private static final int AT_ONCE = 100;

    @Inject
    EntityManager entities;

    @Inject
    SecretBox secrets;

    /** The longest due first; of each alert only the oldest, so that none overtakes another. */
    List<UUID> due() {
        return entities.createQuery(
                        "select p.id from AlertPost p where p.nextAttemptAt <= :now and not exists (select q.id from AlertPost q"
                                + " where q.alertId = p.alertId and q.createdAt < p.createdAt) order by p.nextAttemptAt",
                        UUID.class)
                .setParameter("now", Moment.now())
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** Begins an attempt; empty where somebody else has, or nothing is to be posted any more. */
    Optional<WebhookSender.Notification> begin(UUID id) {
        Optional<AlertPost> due = locked(id).filter(AlertPost::isDue);
        return due.flatMap(post -> {
            MetricAlert alert = entities.find(MetricAlert.class, post.alertId());
            Optional<String> url = alert.targets().webhook().map(webhook -> webhook.text());
            url.ifPresentOrElse(to -> post.begin(), () -> entities.remove(post));
            return url.map(to -> new WebhookSender.Notification(
                    URI.create(to),
                    post.body(),
                    WebhookSignature.of(secrets.open(alert.id(), alert.sealedSecret()), post.body()),
                    Optional.empty()));
        });
    }

    /** Writes down how an attempt ended. */
    void end(UUID id, WebhookSender.Answer answer) {
        locked(id).ifPresent(post -> {
            MetricAlert alert = entities.find(MetricAlert.class, post.alertId(), LockModeType.PESSIMISTIC_WRITE);
            if (answer.isSuccess()) {
                alert.posted();
                entities.remove(post);
            } else if (answer.inVain() || !post.fail()) {
                alert.notPosted(answer.errorClass()
                        .orElseGet(() ->
                                "answered " + answer.code().map(String::valueOf).orElse("nothing")));
                entities.remove(post);
            }
        });
    }

    private Optional<AlertPost> locked(UUID id) {
        return Optional.ofNullable(entities.find(AlertPost.class, id, LockModeType.PESSIMISTIC_WRITE));
    }
}
