package slipway.service.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import slipway.config.Settings;
import slipway.model.apps.App;

/** Where an app answers, and where its code is pushed to. */
@ApplicationScoped
public class AppUrls {
    @Inject
    Settings settings;

    /** The host name of an app under the platform's domain. */
    public String host(String appName) {
        return appName + "." + settings.domain();
    }

    /** With a slash at the end, as Heroku has it. */
    public String webUrl(App app) {
        return "http://" + host(app.name()) + ":" + settings.port() + "/";
    }

    /** Always https, as the CLI expects. */
    public String gitUrl(App app) {
        return "https://git." + settings.domain() + "/" + app.name() + ".git";
    }
}
