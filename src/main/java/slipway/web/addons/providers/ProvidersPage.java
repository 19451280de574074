package slipway.web.addons.providers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.addons.AddOnService;
import slipway.service.access.Actor;
import slipway.service.addons.registry.ManifestSafe;
import slipway.service.addons.registry.PartnerPlans;
import slipway.service.addons.registry.PartnerServices;
import slipway.web.shared.Loading;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** Where somebody registers services by their manifests, prices them, and where operators publish them. */
@Named
@ViewScoped
public class ProvidersPage implements Serializable {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    SignedIn signedIn;

    @Inject
    PartnerServices services;

    @Inject
    ManifestSafe manifests;

    @Inject
    PartnerPlans plans;

    private List<ServiceRow> rows = List.of();
    private String manifest = "";

    public void load() {
        Loading.of(() -> {
            Actor actor = signedIn.actor();
            rows = services.list(actor).stream()
                    .map(service -> row(actor, service))
                    .toList();
        });
    }

    private ServiceRow row(Actor actor, AddOnService service) {
        JsonNode contents =
                manifests.contents(services.versions(actor, service.name()).get(0));
        List<PlanRow> ofService =
                plans.list(actor, service.name()).stream().map(PlanRow::new).toList();
        return new ServiceRow(service, contents.toPrettyString(), ofService);
    }

    /** Registers what the manifest describes, or says what it is from now on. */
    public @Nullable String push() {
        return Notices.attempt("manifestForm:manifest", () -> {
            PartnerServices.Pushed pushed = services.push(signedIn.actor(), parsed());
            String name = pushed.service().name();
            pushed.clientSecret().ifPresent(secret -> showOnce(name, secret));
            Notices.success(
                    pushed.clientSecret().isPresent() ? name + " is registered." : name + " has a new manifest.");
            return PagePaths.toProviders();
        });
    }

    private JsonNode parsed() {
        try {
            return JSON.readTree(manifest);
        } catch (JsonProcessingException e) {
            throw new InvalidParamsException("The manifest is not JSON: line %d, column %d."
                    .formatted(
                            e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                            e.getLocation() == null ? 1 : e.getLocation().getColumnNr()));
        }
    }

    /** Until the next page. */
    private static void showOnce(String service, String secret) {
        var flash = FacesContext.getCurrentInstance().getExternalContext().getFlash();
        flash.put("clientSecret", secret);
        flash.put("clientSecretOf", service);
    }

    public @Nullable String renewSecret(ServiceRow row) {
        return done(row.name() + " has a new client secret; the old one is good no more.", () -> {
            showOnce(row.name(), services.newClientSecret(signedIn.actor(), row.name()));
        });
    }

    public @Nullable String offer(ServiceRow row, boolean on) {
        return done(
                row.name() + (on ? " is on the market again." : " is off the market."),
                () -> services.offer(signedIn.actor(), row.name(), on));
    }

    public @Nullable String publish(ServiceRow row, boolean on) {
        return done(
                row.name() + (on ? " is published." : " is only for its provider's apps now."),
                () -> services.publish(signedIn.actor(), row.name(), on));
    }

    public @Nullable String addPlan(ServiceRow row) {
        return Notices.attempt("planForm_" + row.name() + ":name", () -> put(row, row.fresh()));
    }

    public @Nullable String changePlan(ServiceRow row, PlanRow plan) {
        return Notices.attempt(Notices.PAGE, () -> put(row, plan));
    }

    private String put(ServiceRow row, PlanRow plan) {
        String name = plans.put(signedIn.actor(), row.name(), plan.draft()).name();
        Notices.success(name + " is saved.");
        return PagePaths.toProviders();
    }

    private static @Nullable String done(String notice, Runnable action) {
        Supplier<String> whole = () -> {
            action.run();
            Notices.success(notice);
            return PagePaths.toProviders();
        };
        return Notices.attempt(Notices.PAGE, whole);
    }

    public List<ServiceRow> getRows() {
        return rows;
    }

    public String getManifest() {
        return manifest;
    }

    public void setManifest(String manifest) {
        this.manifest = manifest;
    }
}
