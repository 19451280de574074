package slipway.integration.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import slipway.config.Settings;
import slipway.integration.builds.RemoteSource;
import slipway.model.InvalidParamsException;
import slipway.model.net.Reach;
import slipway.service.builds.BuildFailedException;
import slipway.service.databases.backups.BackupFetcher;
import slipway.service.databases.server.DatabaseServer;

/** Backups by HTTP, from where sources of builds may come from as well. */
@ApplicationScoped
public class RemoteBackups implements BackupFetcher {
    /** Anything else libpq might take for more than a name. */
    private static final Pattern NAME = Pattern.compile("/[A-Za-z0-9_.$-]{1,63}");

    @Inject
    RemoteSource sources;

    @Inject
    DatabaseServer server;

    @Inject
    Settings settings;

    @Override
    public void fetch(String url, Path file, int mostMegabytes) throws IOException, InterruptedException {
        try {
            sources.download(url, file, mostMegabytes);
        } catch (BuildFailedException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    @Override
    public void requireReachable(String databaseUrl) {
        URI uri;
        try {
            uri = URI.create(databaseUrl);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        boolean postgres = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
        boolean named =
                uri.getRawPath() != null && NAME.matcher(uri.getRawPath()).matches();
        if (!postgres || uri.getHost() == null || uri.getRawUserInfo() == null || !named) {
            throw malformed();
        }
        boolean own = server.address().equals(uri.getHost() + ":" + uri.getPort());
        if (!own && !settings.privateSources() && !isOfTheWorld(uri.getHost())) {
            throw new InvalidParamsException("The database at " + uri.getHost() + " is not public.");
        }
    }

    private static boolean isOfTheWorld(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(address -> Reach.of(address) == Reach.WORLD);
        } catch (UnknownHostException e) {
            throw new InvalidParamsException("The database's host " + host + " is not known.");
        }
    }

    /** Does not repeat it, since it may hold a password. */
    private static InvalidParamsException malformed() {
        return new InvalidParamsException("A database's URL must look like postgres://user:password@host:5432/name.");
    }
}
