package slipway.integration.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.integration.archives.BadArchiveException;
import slipway.integration.archives.SourceArchive;
import slipway.integration.archives.TopFolder;
import slipway.integration.scripts.ShippedScripts;
import slipway.service.builds.BuildFailedException;
import slipway.service.builds.Buildpacks;
import slipway.service.builds.output.BuildOutput;

/** Gives a build copies of its buildpacks, since some write into their own folder: ours, the operator's, anybody's. */
@ApplicationScoped
public class BuildpackFolders {
    /** What ours share. */
    private static final String LIBRARY = "lib";

    /** Far more than any buildpack has, in MB. */
    private static final int LIMIT_MB = 100;

    @Inject
    Home home;

    @Inject
    Settings settings;

    @Inject
    ShippedScripts scripts;

    @Inject
    RemoteSource remote;

    /** Fills {@code target} and returns the compiler's arguments: name and folder of each, in order. */
    List<String> prepare(List<String> names, Path target, BuildOutput output)
            throws BuildFailedException, IOException, InterruptedException {
        copy(scripts.path("buildpacks").resolve(LIBRARY), target.resolve(LIBRARY));
        List<String> arguments = new ArrayList<>();
        for (String name : names) {
            Path folder = target.resolve(String.valueOf(arguments.size() / 2 + 1));
            if (Buildpacks.isRemote(name)) {
                output.step("Fetching buildpack " + name);
                unpack(name, target, folder);
            } else if (Files.isDirectory(home.buildpacks().resolve(name))) {
                copy(home.buildpacks().resolve(name), folder);
            } else {
                copy(scripts.path("buildpacks").resolve(name.replaceFirst("^heroku/", "")), folder);
            }
            if (!Files.isRegularFile(folder.resolve("bin/detect"))) {
                throw new BuildFailedException(
                        "%s is no buildpack: it has no bin/detect (Dev Center, \"Buildpack API\").".formatted(name));
            }
            arguments.addAll(List.of(name, folder.toString()));
        }
        return arguments;
    }

    private void unpack(String url, Path target, Path folder)
            throws BuildFailedException, IOException, InterruptedException {
        Path tarball = target.resolve("download");
        remote.fetch(url, tarball, target.resolve("download.git"), LIMIT_MB);
        try (InputStream in = Files.newInputStream(tarball)) {
            SourceArchive.unpackGzip(in, folder, LIMIT_MB * 1024L * 1024L);
            if (!Files.isDirectory(folder.resolve("bin"))) {
                TopFolder.lift(folder);
            }
        } catch (BadArchiveException bad) {
            throw new BuildFailedException("Buildpack " + url + ": " + bad.getMessage());
        } finally {
            Files.deleteIfExists(tarball);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(
                            file,
                            to.resolve(from.relativize(file).toString()),
                            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
