package slipway.service.addons.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;
import slipway.model.activity.Action;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.apps.App;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Change;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.attachments.Attaching;
import slipway.service.apps.AppFinder;
import slipway.service.billing.ledger.HourLedger;

/** Takes add-ons from their apps: they cost nothing from that moment on, whenever their providers learn of it. */
@ApplicationScoped
@Transactional
public class Endings {
    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AddOnFinder addOns;

    @Inject
    Attaching attaching;

    @Inject
    HourLedger ledger;

    @Inject
    AddOnLoop loop;

    @Inject
    AfterCommit afterCommit;

    void requireUnshared(AddOn addOn) {
        List<UUID> others = addOns.attachmentsOf(List.of(addOn.id())).stream()
                .map(AddOnAttachment::appId)
                .filter(id -> !id.equals(addOn.appId()))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            throw new InvalidParamsException(
                    "%s is attached to %d other app%s as well: detach it there, or use --force."
                            .formatted(addOn.name(), others.size(), others.size() == 1 ? "" : "s"));
        }
    }

    /** @param app that it is billed to, whose row the caller has locked */
    void end(Actor actor, App app, AddOn addOn) {
        boolean wasThere = addOn.isProvisioned();
        close(addOn);
        detachAll(actor, app, addOn, wasThere);
    }

    private void close(AddOn addOn) {
        ledger.close(addOn.id());
        addOn.deprovision();
        UUID id = addOn.id();
        afterCommit.run(() -> loop.wake(id));
    }

    private void detachAll(Actor actor, App billed, AddOn addOn, boolean wasThere) {
        // Always in the same order, so that two of these never wait for each other.
        Map<UUID, List<AddOnAttachment>> byApp = addOns.attachmentsOf(List.of(addOn.id())).stream()
                .collect(Collectors.groupingBy(AddOnAttachment::appId, TreeMap::new, Collectors.toList()));
        byApp.forEach((appId, attachments) -> {
            App app = appId.equals(billed.id()) ? billed : apps.lock(appId);
            attachments.forEach(each -> attaching.remove(actor, app, each));
            entities.flush();
            if (wasThere) {
                attaching.releaseDetached(actor, app, addOn, attachments);
            }
        });
    }

    /** With an app go its add-ons, also from other apps that have them. */
    void appChanged(@Observes Change change) {
        if (!change.kind().equals("app") || change.action() != Action.DESTROY) {
            return;
        }
        App gone = change.app();
        for (AddOn each : addOns.billedTo(gone.id())) {
            addOns.lock(each.id()).filter(addOn -> !addOn.isGone()).ifPresent(addOn -> {
                boolean wasThere = addOn.isProvisioned();
                close(addOn);
                addOns.attachmentsOf(List.of(addOn.id())).stream()
                        .filter(attachment -> attachment.appId().equals(gone.id()))
                        .forEach(entities::remove);
                entities.flush();
                detachAll(change.actor().orElseThrow(), gone, addOn, wasThere);
            });
        }
    }
}
