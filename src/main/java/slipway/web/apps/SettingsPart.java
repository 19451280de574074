package slipway.web.apps;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import slipway.service.apps.AppChanges;
import slipway.service.apps.AppService;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** Renaming and destroying an app. */
@Named
@ViewScoped
public class SettingsPart implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    AppService apps;

    private String app = "";
    private String newName = "";
    private String confirmation = "";

    /** Called by the page when it loads. */
    public void show(String appName) {
        app = appName;
        newName = appName;
    }

    public @Nullable String rename() {
        String wanted = newName.strip();
        return Notices.attempt("renameForm:newName", () -> {
            String renamed = apps.update(signedIn.actor(), app, AppChanges.ofName(wanted))
                    .name();
            Notices.success("Renamed " + app + " to " + renamed + ".");
            return PagePaths.toApp(renamed);
        });
    }

    /** Only with the app's name typed out, since nothing brings the app back. */
    public @Nullable String destroy() {
        if (!confirmation.strip().equals(app)) {
            Notices.error("destroyForm:confirmation", "Type " + app + " to destroy it.");
            return null;
        }
        return Notices.attempt("destroyForm:confirmation", () -> {
            apps.destroy(signedIn.actor(), app);
            Notices.success("Destroyed " + app + ".");
            return PagePaths.toApps();
        });
    }

    public String getNewName() {
        return newName;
    }

    public void setNewName(String newName) {
        this.newName = newName;
    }

    public String getConfirmation() {
        return confirmation;
    }

    public void setConfirmation(String confirmation) {
        this.confirmation = confirmation;
    }
}
