package slipway.integration.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import slipway.config.Settings;
import slipway.integration.git.RemoteRepository;
import slipway.model.net.Reach;
import slipway.service.builds.BuildFailedException;

/** Gzipped tarballs from other people's servers, by their URL or out of a git repository. */
@ApplicationScoped
public class RemoteSource {
    private static final Pattern TARBALL = Pattern.compile(".*\\.(tgz|tar\\.gz)");

    /** What the usual hosts show as a repository's page. */
    private static final Pattern REPOSITORY =
            Pattern.compile("https://(github|gitlab|bitbucket)\\.(com|org)/[^/]+/[^/]+/?");

    @Inject
    Settings settings;

    /** @param scratch a folder that does not exist yet, and is gone afterwards */
    void fetch(String url, Path tarball, Path scratch, int limitMb)
            throws BuildFailedException, IOException, InterruptedException {
        URI uri = SourceDownload.parse(url);
        requirePublic(uri);
        if (isRepository(url, uri)) {
            new RemoteRepository(url).archive(scratch, tarball, settings.buildTimeout(), limitMb);
        } else {
            new SourceDownload(uri, settings.buildTimeout(), limitMb, this::requirePublic).to(tarball);
        }
    }

    /** Whatever lies behind a URL, as it is. */
    public void download(String url, Path file, int limitMb)
            throws BuildFailedException, IOException, InterruptedException {
        URI uri = SourceDownload.parse(url);
        requirePublic(uri);
        new SourceDownload(uri, settings.buildTimeout(), limitMb, this::requirePublic).to(file);
    }

    private static boolean isRepository(String url, URI uri) {
        String path = String.valueOf(uri.getPath());
        return !TARBALL.matcher(path).matches()
                && (path.endsWith(".git")
                        || uri.getFragment() != null
                        || REPOSITORY.matcher(url).matches());
    }

    /** A build must not be a way to read what only this machine or its network can reach. */
    void requirePublic(URI uri) throws BuildFailedException {
        if (settings.privateSources()) {
            return;
        }
        for (InetAddress address : addresses(uri)) {
            if (Reach.of(address) != Reach.WORLD) {
                throw new BuildFailedException(
                        "The source's URL is not public and not one of this platform's (or has expired); upload the"
                                + " source with POST /sources.");
            }
        }
    }

    private static InetAddress[] addresses(URI uri) throws BuildFailedException {
        try {
            return InetAddress.getAllByName(String.valueOf(uri.getHost()));
        } catch (UnknownHostException e) {
            throw new BuildFailedException("The source's host " + uri.getHost() + " is not known.");
        }
    }
}
