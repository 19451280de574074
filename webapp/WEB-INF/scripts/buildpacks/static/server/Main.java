package site;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.CompressedContentFormat;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves the files of the app in the current folder at PORT, as its static.json says. */
public final class Main {
    /** Longer than the router keeps an idle connection, in milliseconds. */
    private static final int IDLE = 120_000;

    private static final int DRAIN = 10_000;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        Path app = Path.of("");
        SiteConfig config = SiteConfig.read(app);
        Server server = new Server(new QueuedThreadPool(24, 4));

        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRelativeRedirectAllowed(true);
        http.addCustomizer(new ForwardedRequestCustomizer());
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setPort(Integer.parseInt(System.getenv("PORT")));
        connector.setIdleTimeout(IDLE);
        server.addConnector(connector);

        ResourceHandler files = new ResourceHandler();
        files.setBaseResource(ResourceFactory.of(server).newResource(config.root));
        files.setDirAllowed(false);
        files.setEtags(true);
        files.setPrecompressedFormats(List.of(CompressedContentFormat.BR, CompressedContentFormat.GZIP));
        // The encoding of Heroku's static buildpack, for files that do not tell theirs.
        for (String type : List.of("html", "htm", "css", "txt", "js", "mjs", "csv", "md")) {
            String plain = server.getMimeTypes().getMimeByExtension("file." + type);
            server.getMimeTypes().addMimeMapping(type, (plain == null ? "text/plain" : plain) + ";charset=utf-8");
        }
        SiteHandler site = new SiteHandler(config, config.servesWholeSource(app));
        site.setHandler(files);
        server.setHandler(new GracefulHandler(new GzipHandler(site)));
        server.setStopTimeout(DRAIN);
        server.setStopAtShutdown(true);
        server.start();
        System.out.println("Serving " + (app.toAbsolutePath().equals(config.root) ? "the site" : config.root.getFileName())
                + " at port " + System.getenv("PORT"));
        server.join();
    }
}
