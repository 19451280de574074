package slipway.router;

import jakarta.enterprise.inject.spi.CDI;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import slipway.router.rendezvous.RendezvousUpgrade;
import slipway.service.dynos.oneoffs.Attachments;

/**
 * Stands in front of the servlet stack (see jetty-web.xml): requests for apps go to the router and never touch servlets;
 * everything else goes on to the platform's own pages and API.
 */
public class RouterHandler extends Handler.Wrapper {
    /** All headers of a request or an answer together; each line of Heroku's may have 8 KB. */
    static final int MAX_HEADER_BYTES = 65_536;

    private final JettyProxy engine = new JettyProxy();
    private volatile @Nullable AppRouter router;

    public RouterHandler() {
        installBean(engine, true);
    }

    @Override
    protected void doStart() throws Exception {
        engine.setServer(getServer());
        for (Connector connector : getServer().getConnectors()) {
            connector.getConnectionFactories().stream()
                    .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                    .map(factory -> ((HttpConfiguration.ConnectionFactory) factory).getHttpConfiguration())
                    .forEach(RouterHandler::configure);
        }
        super.doStart();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        AppRouter apps = router();
        String host = PlatformHosts.hostOf(request);
        if (apps.isPlatform(host)) {
            if (!EncodedSlashes.mayPass(request.getHttpURI())) {
                Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
                return true;
            }
            if (RendezvousUpgrade.isFor(request)) {
                RendezvousUpgrade.accept(
                        request,
                        response,
                        callback,
                        CDI.current().select(Attachments.class).get());
                return true;
            }
            return super.handle(request, response, callback);
        }
        apps.accept(host, request, response, callback, engine);
        return true;
    }

    /** What every connector must let through; the runner takes no settings for these. */
    public static void configure(HttpConfiguration http) {
        // An app's own Server header is the one to show.
        http.setSendServerVersion(false);
        http.setUriCompliance(EncodedSlashes.COMPLIANCE);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setResponseHeaderSize(MAX_HEADER_BYTES);
    }

    /** CDI starts after this handler and before the first request. */
    private AppRouter router() {
        AppRouter found = router;
        if (found == null) {
            found = CDI.current().select(AppRouter.class).get();
            router = found;
        }
        return found;
    }
}
