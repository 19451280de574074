package slipway.integration.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import slipway.config.Settings;
import slipway.integration.archives.BadArchiveException;
import slipway.integration.archives.SourceArchive;
import slipway.model.builds.SourceBlob;
import slipway.service.builds.BuildFailedException;
import slipway.service.builds.SourceService;

/** Brings a build's source into its folder: what was uploaded here, or what lies behind somebody's public URL. */
@ApplicationScoped
public class SourceFetcher {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    @Inject
    SourceService sources;

    @Inject
    Settings settings;

    void fetch(SourceBlob source, Path work, Path target)
            throws BuildFailedException, IOException, InterruptedException {
        Optional<Path> uploaded = sources.local(source.url());
        Path file = uploaded.isPresent() ? uploaded.get() : download(source.url(), work.resolve("source.tgz"));
        if (!Files.exists(file)) {
            throw new BuildFailedException("Nothing was uploaded to the source's put_url.");
        }
        if (source.checksum().isPresent()) {
            check(file, source.checksum().get());
        }
        try (InputStream in = Files.newInputStream(file)) {
            SourceArchive.unpackGzip(in, target, settings.sourceLimitMb() * 1024L * 1024L);
        } catch (BadArchiveException bad) {
            throw new BuildFailedException(bad.getMessage());
        }
    }

    private Path download(String url, Path file) throws BuildFailedException, IOException, InterruptedException {
        URI uri = parse(url);
        requirePublic(uri);
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(settings.buildTimeout()).build();
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new BuildFailedException(
                    "The source cannot be fetched from " + uri.getHost() + ": " + e.getMessage());
        }
        try (InputStream in = response.body()) {
            if (response.statusCode() != OK) {
                throw new BuildFailedException("The source's URL answers with status " + response.statusCode() + ".");
            }
            Files.copy(new LimitedStream(in, settings.sourceLimitMb()), file, StandardCopyOption.REPLACE_EXISTING);
        } catch (BadArchiveException tooLarge) {
            throw new BuildFailedException(tooLarge.getMessage());
        }
        return file;
    }

    private static URI parse(String url) throws BuildFailedException {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new BuildFailedException("The source's URL is malformed.");
        }
    }

    private static InetAddress[] addresses(URI uri) throws BuildFailedException {
        try {
            return InetAddress.getAllByName(String.valueOf(uri.getHost()));
        } catch (UnknownHostException e) {
            throw new BuildFailedException("The source's host " + uri.getHost() + " is not known.");
        }
    }

    /** A build must not be a way to read what only this machine or its network can reach. */
    private static void requirePublic(URI uri) throws BuildFailedException {
        for (InetAddress address : addresses(uri)) {
            boolean inside = address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isAnyLocalAddress()
                    || address.isMulticastAddress();
            if (inside) {
                throw new BuildFailedException(
                        "The source's URL is not public and not one of this platform's (or has expired); upload the"
                                + " source with POST /sources.");
            }
        }
    }

    private static void check(Path file, String expected) throws BuildFailedException, IOException {
        try (DigestInputStream in = new DigestInputStream(
                new BufferedInputStream(Files.newInputStream(file)), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            String actual =
                    "SHA256:" + HexFormat.of().formatHex(in.getMessageDigest().digest());
            if (!actual.equalsIgnoreCase(expected)) {
                throw new BuildFailedException("The source's checksum is " + actual + ", not " + expected + ".");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
