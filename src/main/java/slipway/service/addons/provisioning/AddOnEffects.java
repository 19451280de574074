package slipway.service.addons.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.model.accounts.Account;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.apps.App;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.attachments.AddOnSafe;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.apps.AppFinder;
import slipway.service.logs.LogRouter;
import slipway.service.releases.ReleaseService;

/** What apps get to see of what becomes of their add-ons: config vars, releases and log lines. */
@ApplicationScoped
@Transactional
public class AddOnEffects {
    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AddOnFinder addOns;

    @Inject
    AddOnSafe safe;

    @Inject
    Catalogue catalogue;

    @Inject
    ReleaseService releases;

    @Inject
    LogRouter logs;

    @Inject
    AfterCommit afterCommit;

    /** A provider elsewhere may have set some of it before it answered, and names in its answer only the rest. */
    void configure(AddOn addOn, Map<String, String> config) {
        boolean elsewhere = catalogue.ofPlan(addOn.planId()).service().isRegistered();
        Map<String, String> all = new TreeMap<>(elsewhere ? safe.config(addOn) : Map.of());
        all.putAll(config);
        safe.configure(addOn, all);
    }

    /** The release for what an add-on sets now, for every app that has it. */
    void updated(App app, AddOn addOn, String service) {
        attachments(addOn).forEach((appId, attached) -> {
            App each = appId.equals(app.id()) ? app : apps.lock(appId);
            String names = String.join(
                    ", ", attached.stream().map(AddOnAttachment::name).toList());
            releases.attachmentsChanged(each, "Update %s by %s".formatted(names, service), maker(addOn), true);
        });
    }

    /** By the ids of apps, always in the same order, so that two of these never wait for each other. */
    Map<UUID, List<AddOnAttachment>> attachments(AddOn addOn) {
        return addOns.attachmentsOf(List.of(addOn.id())).stream()
                .collect(Collectors.groupingBy(AddOnAttachment::appId, TreeMap::new, Collectors.toList()));
    }

    /** Who made the add-on, or, where that account is gone, whoever owns its app. */
    Actor maker(AddOn addOn) {
        Account account = entities.find(Account.class, addOn.userId());
        if (account == null) {
            account = entities.find(
                    Account.class, apps.findById(addOn.appId()).orElseThrow().ownerId());
        }
        return Actor.onBehalfOf(account);
    }

    void say(App app, AddOn addOn, String what) {
        String line = "@ref:%s %s".formatted(addOn.name(), what);
        afterCommit.run(() -> logs.api(app.id(), line));
    }
}
