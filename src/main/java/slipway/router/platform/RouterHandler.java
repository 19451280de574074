package slipway.router.platform;

import jakarta.enterprise.inject.spi.CDI;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import slipway.router.rendezvous.RendezvousUpgrade;
import slipway.service.dynos.oneoffs.Attachments;

/**
 * Stands in front of the servlet stack (see jetty-web.xml): what is for the platform's own pages and API goes on to
 * them; requests for apps, which come here by HTTP/2 alone, go back to the router.
 */
public class RouterHandler extends Handler.Wrapper {
    /** All headers of a request or an answer together; each line of Heroku's may have 8 KB. */
    public static final int MAX_HEADER_BYTES = 65_536;

    private volatile @Nullable PlatformEntrance entrance;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        PlatformEntrance entrance = entrance();
        if (request.getHttpURI().getPathQuery() == null) {
            // CONNECT, by HTTP/2.
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
            return true;
        }
        if (!entrance.isPlatform(PlatformHosts.hostOf(request))) {
            return entrance.wayBack().handle(request, response, callback);
        }
        if (!EncodedSlashes.mayPass(request.getHttpURI())) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        if (RendezvousUpgrade.isFor(request)) {
            Attachments attachments = CDI.current().select(Attachments.class).get();
            RendezvousUpgrade.accept(request, response, callback, attachments);
            return true;
        }
        return super.handle(request, response, callback);
    }

    /** What every connection must let through. */
    public static void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setUriCompliance(EncodedSlashes.COMPLIANCE);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setResponseHeaderSize(MAX_HEADER_BYTES);
    }

    /** CDI starts after this handler and before the first request. */
    private PlatformEntrance entrance() {
        PlatformEntrance found = entrance;
        if (found == null) {
            found = CDI.current().select(PlatformEntrance.class).get();
            entrance = found;
        }
        return found;
    }
}
