package slipway.web.addons;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnService;
import slipway.model.apps.App;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.catalogue.PlanPrices;
import slipway.service.addons.provisioning.AddOnProvisioner;
import slipway.service.addons.provisioning.AddOnWish;
import slipway.service.apps.AppFinder;
import slipway.service.billing.money.Dollars;
import slipway.web.shared.Loading;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** A service with its plans side by side, of which one can be taken for an app. */
@Named
@ViewScoped
public class ServicePage implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    Catalogue catalogue;

    @Inject
    AppFinder apps;

    @Inject
    AddOnProvisioner provisioner;

    @Inject
    PlanPrices planPrices;

    private String name = "";
    private String humanName = "";
    private String summary = "";
    private List<PlanView> plans = List.of();
    private List<PlanPriceRow> prices = List.of();
    private List<String> appNames = List.of();
    private String app = "";
    private String plan = "";
    private String attachment = "";

    public void load() {
        Loading.of(() -> {
            AddOnService service = catalogue.require(signedIn.actor(), name);
            humanName = service.humanName();
            summary = service.summary();
            plans = catalogue.plans(service).stream().map(PlanView::of).toList();
            appNames =
                    apps.accessibleTo(signedIn.actor()).stream().map(App::name).toList();
            if (signedIn.isOperator()) {
                prices = catalogue.allPlans(service).stream()
                        .map(PlanPriceRow::new)
                        .toList();
            }
            if (plan.isEmpty() && !plans.isEmpty()) {
                plan = plans.get(0).name();
            }
        });
    }

    public @Nullable String add() {
        return Notices.attempt("orderForm:app", () -> {
            AddOnWish wish = new AddOnWish(
                    plan,
                    Optional.empty(),
                    Optional.of(attachment.strip()).filter(text -> !text.isEmpty()),
                    Optional.empty(),
                    Map.of());
            AddOn made = provisioner.create(signedIn.actor(), app, wish);
            Notices.success(
                    made.isProvisioned()
                            ? "Added " + made.name() + " to " + app + "."
                            : made.name() + " is being made. The app is restarted as soon as it is there.");
            return PagePaths.toApp(app);
        });
    }

    public @Nullable String price(PlanPriceRow row) {
        return Notices.attempt(row.getForm() + ":dollars", () -> {
            long cents = Dollars.parse(row.getDollars()).orElseThrow(() -> new InvalidParamsException("How much?"));
            planPrices.set(signedIn.actor(), row.getPlan(), cents, row.isOffered());
            Notices.success(row.getPlan() + " is changed, for those who have it as well.");
            return PagePaths.toService(name);
        });
    }

    /** For operators. */
    public List<PlanPriceRow> getPrices() {
        return prices;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getHumanName() {
        return humanName;
    }

    public String getSummary() {
        return summary;
    }

    public List<PlanView> getPlans() {
        return plans;
    }

    public List<String> getAppNames() {
        return appNames;
    }

    public String getApp() {
        return app;
    }

    public void setApp(String app) {
        this.app = app;
    }

    public String getPlan() {
        return plan;
    }

    public void setPlan(String plan) {
        this.plan = plan;
    }

    public String getAttachment() {
        return attachment;
    }

    public void setAttachment(String attachment) {
        this.attachment = attachment;
    }
}
