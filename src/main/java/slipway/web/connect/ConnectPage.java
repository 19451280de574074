package slipway.web.connect;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.OptionalInt;
import java.util.Set;
import slipway.config.Settings;

/** The command lines by which the official tools reach this very platform. */
@Named
@RequestScoped
public class ConnectPage {
    private static final Set<String> NEAR = Set.of("localhost", "127.0.0.1", "[::1]");

    @Inject
    Settings settings;

    public String getUrl() {
        return settings.url();
    }

    /** Whether Heroku's CLI takes this platform's host as it is: only its own machine's. */
    public boolean isNear() {
        return NEAR.contains(URI.create(settings.url()).getHost());
    }

    /** Whether TLS is served here, by an authority that nobody else knows. */
    public boolean isCertifiedByItself() {
        return settings.tlsPort().isPresent();
    }

    /** The HTTPS address of the platform's own TLS port. */
    public String getSecureUrl() {
        OptionalInt port = settings.tlsPort();
        return "https://" + settings.domain() + (port.isPresent() ? ":" + port.getAsInt() : "");
    }
}
