package slipway.web.apps;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import slipway.service.apps.AppChanges;
import slipway.service.apps.AppService;
import slipway.web.access.AccessPart;
import slipway.web.builds.SourcePart;
import slipway.web.domains.DomainsPart;
import slipway.web.dynos.ScalePart;
import slipway.web.releases.ConfigPart;
import slipway.web.releases.ReleasesPart;
import slipway.web.shared.Loading;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** The page of one app: its head, and the parts below it, which it loads. */
@Named
@ViewScoped
public class AppPage implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    AppReader reader;

    @Inject
    AppService apps;

    @Inject
    ScalePart scale;

    @Inject
    ReleasesPart releases;

    @Inject
    SourcePart source;

    @Inject
    ConfigPart config;

    @Inject
    AccessPart access;

    @Inject
    DomainsPart domains;

    @Inject
    SettingsPart settings;

    @Inject
    ThriftPart thrift;

    @Inject
    AppLive live;

    private String name = "";
    private @Nullable AppView app;

    public void load() {
        Loading.of(() -> {
            AppView read = reader.read(signedIn.actor(), name);
            name = read.name();
            scale.show(name);
            releases.show(name);
            source.show(name);
            config.show(name, read.mayReadConfig());
            domains.show(name);
            access.show(name);
            settings.show(name);
            if (read.may("manage")) {
                thrift.show(name);
            }
            app = read;
        });
    }

    /** Also after an action that was refused, when {@link #load} does not run. */
    public void beforeRender() {
        live.show(name);
    }

    public @Nullable String turnMaintenance(boolean on) {
        return Notices.attempt(Notices.PAGE, () -> {
            apps.update(signedIn.actor(), name, AppChanges.ofMaintenance(on));
            Notices.success("Maintenance mode turned " + (on ? "on." : "off."));
            return PagePaths.toApp(name);
        });
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public @Nullable AppView getApp() {
        return app;
    }
}
