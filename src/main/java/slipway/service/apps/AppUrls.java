package slipway.service.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
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

    /** As the platform itself is reached; with a slash at the end, as Heroku has it. */
    public String webUrl(App app) {
        URI platform = URI.create(settings.url());
        String port = platform.getPort() < 0 ? "" : ":" + platform.getPort();
        return platform.getScheme() + "://" + host(app.name()) + port + "/";
    }

    /** What to give to {@code git remote add}, as it is. */
    public String gitUrl(App app) {
        return settings.url() + "/" + app.name() + ".git";
    }
}
