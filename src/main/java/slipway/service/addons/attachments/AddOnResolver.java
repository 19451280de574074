package slipway.service.addons.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.ForbiddenException;
import slipway.model.NotFoundException;
import slipway.model.Uuids;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.apps.App;
import slipway.service.access.Actor;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.apps.AppFinder;

/** Finds out what somebody means by a word that may name an add-on in one of several ways, as the CLI's commands take it. */
@ApplicationScoped
@Transactional
public class AddOnResolver {
    @Inject
    AppFinder apps;

    @Inject
    AddOnFinder addOns;

    @Inject
    Catalogue catalogue;

    /** What somebody may mean by a name: an add-on's, an attachment's of the app, a service's or a plan's of the app. */
    public List<AddOn> resolve(Actor actor, String text, Optional<String> appName, Optional<String> service) {
        Optional<String> app = text.contains("::") ? Optional.of(text.substring(0, text.lastIndexOf("::"))) : appName;
        String name = text.contains("::") ? text.substring(text.lastIndexOf("::") + 2) : text;
        Map<UUID, AddOn> found = new LinkedHashMap<>();
        addOns.find(name).filter(addOn -> isVisible(actor, addOn)).ifPresent(addOn -> found.put(addOn.id(), addOn));
        app.map(given -> apps.require(actor, given)).ifPresent(within -> {
            attachmentsOf(within, name)
                    .forEach(each -> addOns.find(each.addOnId()).ifPresent(a -> found.put(a.id(), a)));
            if (found.isEmpty()) {
                ofServiceOrPlan(within, name).forEach(addOn -> found.put(addOn.id(), addOn));
            }
        });
        List<AddOn> matching = found.values().stream()
                .filter(addOn -> service.filter(wanted -> !serviceOf(addOn).equals(wanted))
                        .isEmpty())
                .toList();
        if (matching.isEmpty()) {
            throw new NotFoundException(AddOnFinder.ADD_ON);
        }
        return matching;
    }

    private List<AddOn> ofServiceOrPlan(App app, String name) {
        return addOns.billedTo(app.id()).stream()
                .filter(addOn -> serviceOf(addOn).equals(name)
                        || catalogue.ofPlan(addOn.planId()).plan().name().equals(name))
                .toList();
    }

    private String serviceOf(AddOn addOn) {
        return catalogue.ofPlan(addOn.planId()).service().name();
    }

    private boolean isVisible(Actor actor, AddOn addOn) {
        try {
            addOns.require(actor, addOn.id().toString(), Permission.VIEW);
            return true;
        } catch (NotFoundException | ForbiddenException notTheirs) {
            return false;
        }
    }

    /** What somebody may mean by an attachment: its name, that of its config var, its UUID, or its add-on's. */
    public List<AddOnAttachment> resolveAttachment(
            Actor actor, String text, Optional<String> appName, Optional<String> service) {
        Optional<String> app = text.contains("::") ? Optional.of(text.substring(0, text.lastIndexOf("::"))) : appName;
        String name = text.contains("::") ? text.substring(text.lastIndexOf("::") + 2) : text;
        List<AddOnAttachment> found = new ArrayList<>();
        if (app.isPresent()) {
            found.addAll(attachmentsOf(apps.require(actor, app.get()), name));
        } else {
            addOns.attachment(Uuids.orNone(name))
                    .filter(each -> isVisible(actor, each))
                    .ifPresent(found::add);
        }
        List<AddOnAttachment> matching = found.stream()
                .filter(each -> service.isEmpty()
                        || addOns.find(each.addOnId()).map(this::serviceOf).equals(service))
                .toList();
        if (matching.isEmpty()) {
            throw new NotFoundException(AddOnFinder.ATTACHMENT);
        }
        return matching;
    }

    private boolean isVisible(Actor actor, AddOnAttachment attachment) {
        return !apps.accessibleTo(actor, List.of(attachment.appId())).isEmpty();
    }

    /** An app's own by name, by the name of a config var, by UUID, or by what the add-on is called. */
    private List<AddOnAttachment> attachmentsOf(App app, String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        List<AddOnAttachment> all = addOns.attachmentsOf(app);
        List<AddOnAttachment> byName = all.stream()
                .filter(each -> each.name().equals(upper)
                        || upper.equals(each.name() + "_URL")
                        || each.id().toString().equals(name))
                .toList();
        if (!byName.isEmpty()) {
            return byName;
        }
        Optional<AddOn> addOn = addOns.find(name);
        return all.stream()
                .filter(each ->
                        addOn.filter(found -> found.id().equals(each.addOnId())).isPresent())
                .toList();
    }
}
