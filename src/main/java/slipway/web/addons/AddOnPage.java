package slipway.web.addons;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.apps.App;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.attachments.Attaching;
import slipway.service.addons.attachments.AttachmentService;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.catalogue.Offer;
import slipway.service.addons.provisioning.AddOnProvisioner;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppsById;
import slipway.service.databases.DatabaseProvider;
import slipway.web.databases.DatabasePart;
import slipway.web.shared.Loading;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** One add-on: its plan, the apps that have it, and what its service has to show. */
@Named
@ViewScoped
public class AddOnPage implements Serializable {
    /** By which name which app has it. */
    public record AttachmentRow(UUID id, String app, String name, String namespace) {}

    @Inject
    SignedIn signedIn;

    @Inject
    AddOnFinder finder;

    @Inject
    AppFinder apps;

    @Inject
    AccessPolicy policy;

    @Inject
    Catalogue catalogue;

    @Inject
    AddOnProvisioner provisioner;

    @Inject
    AttachmentService attachmentService;

    @Inject
    DatabasePart database;

    private String id = "";
    private String name = "";
    private String app = "";
    private String service = "";
    private String serviceName = "";
    private String state = "";
    private String trouble = "";
    private Instant createdAt = Instant.EPOCH;
    private boolean changeable;
    private boolean databaseThere;
    private List<PlanView> plans = List.of();
    private List<AttachmentRow> attachments = List.of();
    private List<String> appNames = List.of();
    private String plan = "";
    private String newName = "";
    private String otherApp = "";
    private String otherName = "";
    private String confirmation = "";

    public void load() {
        Loading.of(() -> {
            Actor actor = signedIn.actor();
            AddOn addOn = finder.require(actor, id, Permission.VIEW);
            App billed = apps.findById(addOn.appId()).orElseThrow();
            Offer offer = catalogue.ofPlan(addOn.planId());
            id = addOn.id().toString();
            name = addOn.name();
            newName = name;
            app = billed.name();
            service = offer.service().name();
            serviceName = offer.service().humanName();
            state = addOn.state().word();
            trouble = addOn.lastError().orElse("");
            createdAt = addOn.createdAt();
            changeable = policy.permissions(actor, billed).contains(Permission.OPERATE);
            plans = catalogue.plans(offer.service()).stream().map(PlanView::of).toList();
            plan = offer.plan().name();
            appNames = apps.accessibleTo(actor).stream().map(App::name).toList();
            attachments = attachments(actor, addOn);
            databaseThere = service.equals(DatabaseProvider.SERVICE) && database.show(id);
        });
    }

    private List<AttachmentRow> attachments(Actor actor, AddOn addOn) {
        List<AddOnAttachment> all = finder.attachmentsOf(List.of(addOn.id()));
        List<App> visible = apps.accessibleTo(
                actor, all.stream().map(AddOnAttachment::appId).toList());
        AppsById known = apps.byIds(visible.stream().map(App::id).toList());
        return all.stream()
                .filter(each -> visible.stream().anyMatch(seen -> seen.id().equals(each.appId())))
                .map(each -> new AttachmentRow(
                        each.id(),
                        known.require(each.appId()).name(),
                        each.name(),
                        each.namespace().orElse("")))
                .toList();
    }

    public @Nullable String changePlan() {
        return Notices.attempt("planForm:plan", () -> {
            provisioner.changePlan(signedIn.actor(), app, id, plan);
            Notices.success(name + " is of another plan now.");
            return PagePaths.toAddOn(id);
        });
    }

    public @Nullable String rename() {
        return Notices.attempt("renameForm:newName", () -> {
            provisioner.rename(signedIn.actor(), app, id, newName.strip());
            Notices.success("Renamed " + name + " to " + newName.strip() + ".");
            return PagePaths.toAddOn(id);
        });
    }

    public @Nullable String attach() {
        return Notices.attempt("attachForm:otherApp", () -> {
            Attaching.Wish wish = new Attaching.Wish(
                    Optional.of(otherName.strip()).filter(text -> !text.isEmpty()), Optional.empty(), Optional.empty());
            AddOnAttachment made = attachmentService.attach(signedIn.actor(), id, otherApp, wish);
            Notices.success(otherApp + " has it as " + made.name() + ".");
            return PagePaths.toAddOn(id);
        });
    }

    public @Nullable String detach(AttachmentRow row) {
        return Notices.attempt(Notices.PAGE, () -> {
            attachmentService.detach(signedIn.actor(), row.id().toString());
            Notices.success("Detached " + row.name() + " from " + row.app() + ".");
            return PagePaths.toAddOn(id);
        });
    }

    public @Nullable String destroy() {
        return Notices.attempt("destroyForm:confirmation", () -> {
            if (!confirmation.strip().equals(name)) {
                throw new InvalidParamsException("Type " + name + " to confirm.");
            }
            provisioner.destroy(signedIn.actor(), app, id, true);
            Notices.success("Destroyed " + name + ".");
            return PagePaths.toApp(app);
        });
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    /** The app that it is billed to. */
    public String getApp() {
        return app;
    }

    public String getService() {
        return service;
    }

    public String getServiceName() {
        return serviceName;
    }

    public String getState() {
        return state;
    }

    public String getTrouble() {
        return trouble;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public boolean isChangeable() {
        return changeable;
    }

    public boolean isDatabaseThere() {
        return databaseThere;
    }

    public List<PlanView> getPlans() {
        return plans;
    }

    public List<AttachmentRow> getAttachments() {
        return attachments;
    }

    public List<String> getAppNames() {
        return appNames;
    }

    public String getPlan() {
        return plan;
    }

    public void setPlan(String plan) {
        this.plan = plan;
    }

    public String getNewName() {
        return newName;
    }

    public void setNewName(String newName) {
        this.newName = newName;
    }

    public String getOtherApp() {
        return otherApp;
    }

    public void setOtherApp(String otherApp) {
        this.otherApp = otherApp;
    }

    public String getOtherName() {
        return otherName;
    }

    public void setOtherName(String otherName) {
        this.otherName = otherName;
    }

    public String getConfirmation() {
        return confirmation;
    }

    public void setConfirmation(String confirmation) {
        this.confirmation = confirmation;
    }
}
