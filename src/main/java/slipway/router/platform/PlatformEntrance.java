package slipway.router.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import slipway.config.Settings;

/** What the server's handler must know of the router: which hosts are the platform's, and the way back for all others. */
@ApplicationScoped
public class PlatformEntrance {
    @Inject
    Settings settings;

    private PlatformHosts hosts = new PlatformHosts("localhost");
    private volatile @Nullable FrontProxy wayBack;

    @PostConstruct
    void readHosts() {
        hosts = new PlatformHosts(settings.domain());
    }

    /** @param host in lower case, without port */
    public boolean isPlatform(String host) {
        return hosts.isOwn(host);
    }

    /** Sets where requests for apps go that have come as HTTP/2. */
    public void wayBack(FrontProxy proxy) {
        wayBack = proxy;
    }

    FrontProxy wayBack() {
        return Objects.requireNonNull(wayBack);
    }
}
