package slipway.web.apps;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.service.apps.AppService;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** Making an app. */
@Named
@ViewScoped
public class NewAppPage implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    AppService apps;

    private String name = "";

    public @Nullable String create() {
        Optional<String> wanted = Optional.of(name.strip()).filter(text -> !text.isEmpty());
        return Notices.attempt("createForm:name", () -> {
            String made =
                    apps.create(signedIn.actor(), wanted, Optional.empty()).name();
            Notices.success("Created " + made + ".");
            return PagePaths.toApp(made);
        });
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
