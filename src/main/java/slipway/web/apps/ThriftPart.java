package slipway.web.apps;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import slipway.model.apps.App;
import slipway.model.apps.AppFeature;
import slipway.service.billing.money.Dollars;
import slipway.service.billing.money.SpendingLimits;
import slipway.service.features.FeatureService;
import slipway.web.dynos.Glance;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** What an app may cost, and how it sleeps. */
@Named
@ViewScoped
public class ThriftPart implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    Glance glance;

    @Inject
    SpendingLimits limits;

    @Inject
    FeatureService features;

    private String app = "";
    private String limit = "";
    private boolean freshStart;
    private boolean botsIgnored;

    /** Called by the page when it loads, for those who manage the app. */
    public void show(String appName) {
        app = appName;
        App found = glance.at(signedIn.actor(), appName).app();
        freshStart = found.has(AppFeature.RESTART_ON_WAKE);
        botsIgnored = found.has(AppFeature.IGNORE_BOTS);
        limit = found.spendingLimitCents()
                .map(cents -> Dollars.number(cents).toPlainString())
                .orElse("");
    }

    public @Nullable String saveLimit() {
        return Notices.attempt("limitForm:limit", () -> {
            limits.limit(signedIn.actor(), app, Dollars.parse(limit).map(Long::intValue));
            Notices.success(limit.isBlank() ? "There is no spending limit any more." : "The spending limit is set.");
            return PagePaths.toApp(app);
        });
    }

    public @Nullable String saveSleep() {
        return Notices.attempt("sleepForm:freshStart", () -> {
            features.turn(signedIn.actor(), app, AppFeature.RESTART_ON_WAKE, freshStart);
            features.turn(signedIn.actor(), app, AppFeature.IGNORE_BOTS, botsIgnored);
            Notices.success("How the app sleeps is changed.");
            return PagePaths.toApp(app);
        });
    }

    public String getLimit() {
        return limit;
    }

    public void setLimit(String limit) {
        this.limit = limit;
    }

    public boolean isFreshStart() {
        return freshStart;
    }

    public void setFreshStart(boolean freshStart) {
        this.freshStart = freshStart;
    }

    public boolean isBotsIgnored() {
        return botsIgnored;
    }

    public void setBotsIgnored(boolean botsIgnored) {
        this.botsIgnored = botsIgnored;
    }
}
