package slipway.integration.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.integration.Folders;
import slipway.integration.archives.SlugArchive;
import slipway.integration.scripts.ShippedScripts;
import slipway.model.builds.CompiledSlug;
import slipway.model.releases.Procfile;
import slipway.service.builds.BlobStore;
import slipway.service.builds.BuildFailedException;
import slipway.service.builds.Buildpacks;
import slipway.service.builds.SlugCompiler;
import slipway.service.builds.output.BuildOutput;
import slipway.service.dynos.runtime.OneOffRunner;
import slipway.service.dynos.runtime.OneOffRunner.OneOff;

/** Compiles sources by classic buildpacks, in one isolated one-off process, and packs what they leave. */
@ApplicationScoped
public class BuildpackCompiler implements SlugCompiler {
    private static final Logger LOG = Logger.getLogger(BuildpackCompiler.class.getName());

    private static final long MEGABYTE = 1024L * 1024L;

    @Inject
    Home home;

    @Inject
    Settings settings;

    @Inject
    SourceFetcher sources;

    @Inject
    BuildpackFolders buildpacks;

    @Inject
    ShippedScripts scripts;

    @Inject
    OneOffRunner oneOffs;

    @Inject
    BlobStore blobs;

    @Override
    public CompiledSlug compile(Job job, BuildOutput output)
            throws BuildFailedException, IOException, InterruptedException {
        Path work = home.builds().resolve(job.buildId().toString());
        Folders.delete(work);
        try {
            // What the build is given, and may have made anything of when it ends.
            Path room = work.resolve("room");
            Path app = Files.createDirectories(room.resolve("app"));
            output.step("Building on the " + job.stack().replace("heroku-", "Heroku-") + " stack");
            sources.fetch(job.source(), work, app);
            int ignored = SlugIgnore.apply(app);
            if (ignored > 0) {
                output.detail("%d files and folders left out, as .slugignore says".formatted(ignored));
            }
            BuildResult result = runBuildpacks(job, room, output);
            requireFolder(app);
            Procfile procfile = processTypes(app, result, output);
            return pack(app, work.resolve("slug"), procfile, result, output);
        } finally {
            Folders.delete(work);
        }
    }

    /** There are config vars in plain text among it. */
    @Override
    public void forgetUnfinished() {
        try (Stream<Path> left = Files.isDirectory(home.builds()) ? Files.list(home.builds()) : Stream.empty()) {
            left.filter(Files::isDirectory).forEach(Folders::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "What unfinished builds have left could not be removed", e);
        }
    }

    @Override
    public void forgetCache(UUID appId) {
        Folders.delete(home.caches().resolve(appId.toString()));
    }

    /** Where a link lies instead, it leads to what is somebody else's. */
    private static void requireFolder(Path folder) throws BuildFailedException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new BuildFailedException("The build has removed its own folder " + folder.getFileName() + ".");
        }
    }

    private BuildResult runBuildpacks(Job job, Path room, BuildOutput output)
            throws BuildFailedException, IOException, InterruptedException {
        Path cache = Files.createDirectories(home.caches().resolve(job.appId().toString()));
        Path env = Files.createDirectories(room.resolve("env"));
        for (Map.Entry<String, String> configVar : job.config().entrySet()) {
            Files.writeString(env.resolve(configVar.getKey()), configVar.getValue());
        }
        Path result = Files.createDirectories(room.resolve("result"));
        boolean given = !job.buildpacks().isEmpty();
        List<String> command = new ArrayList<>(List.of(
                "bash",
                scripts.path("buildpacks/compile.sh").toString(),
                room.resolve("app").toString(),
                cache.toString(),
                env.toString(),
                result.toString(),
                given ? "given" : "detect"));
        command.addAll(buildpacks.prepare(
                given ? job.buildpacks() : Buildpacks.ALL, Files.createDirectories(room.resolve("packs")), output));
        int status;
        try {
            OneOff oneOff = new OneOff(
                    job.appId(),
                    command,
                    room,
                    List.of(cache),
                    readable(),
                    environment(job, room),
                    settings.buildTimeout());
            status = oneOffs.run(oneOff, output::line);
        } catch (OneOffRunner.TimedOutException late) {
            throw new BuildFailedException("The build took longer than %d minutes, which is the limit."
                    .formatted(settings.buildTimeout().toMinutes()));
        }
        if (status != 0) {
            throw new BuildFailedException("Build failed; what went wrong is in the lines above.");
        }
        requireFolder(result);
        return BuildResult.read(result);
    }

    /** What buildpacks use of the platform's own. */
    private List<Path> readable() {
        List<Path> paths = new ArrayList<>(List.of(scripts.path("buildpacks"), javaHome()));
        paths.addAll(settings.dynoFolders());
        settings.mavenSettings().ifPresent(paths::add);
        jettyRunner().ifPresent(paths::add);
        return paths.stream().filter(Files::exists).toList();
    }

    private static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    /** The runner that this platform itself runs on, for sites that bring none. */
    private static Optional<Path> jettyRunner() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*jetty[^/]*runner[^/]*\\.jar"))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .findFirst();
    }

    private Map<String, String> environment(Job job, Path room) {
        Map<String, String> environment = new TreeMap<>(settings.hostEnvironment());
        environment.put("HOME", room.toString());
        environment.put("STACK", job.stack());
        environment.put("SLIPWAY_JAVA_HOME", javaHome().toString());
        environment.put("SLIPWAY_BUILDPACKS_LIB", room.resolve("packs/lib").toString());
        jettyRunner().ifPresent(runner -> environment.put("SLIPWAY_JETTY_RUNNER", runner.toString()));
        job.source().version().ifPresent(version -> environment.put("SOURCE_VERSION", version));
        settings.mavenSettings().ifPresent(file -> environment.put("SLIPWAY_MAVEN_SETTINGS", file.toString()));
        return environment;
    }

    private static Procfile processTypes(Path app, BuildResult result, BuildOutput output)
            throws BuildFailedException, IOException {
        Path file = app.resolve("Procfile");
        Procfile declared = new Procfile(Map.of());
        output.step("Discovering process types");
        if (Inside.isFile(app, file)) {
            declared = Procfile.parse(Inside.text(app, file));
            output.detail("Procfile declares types -> " + names(declared));
        } else {
            output.detail("Procfile declares types -> (none)");
        }
        if (!result.defaults().commands().isEmpty()) {
            output.detail("Default types for buildpack -> " + names(result.defaults()));
        }
        if (!result.addOns().isEmpty()) {
            output.detail("Add-ons that the buildpack suggests -> " + String.join(", ", result.addOns()));
        }
        Procfile all = declared.withDefaults(result.defaults());
        if (all.commands().isEmpty()) {
            throw new BuildFailedException("There is nothing to run: add a Procfile with a line such as"
                    + " \"web: java $JAVA_OPTS -jar app.jar\".");
        }
        return all;
    }

    private static String names(Procfile procfile) {
        return procfile.commands().isEmpty()
                ? "(none)"
                : String.join(", ", procfile.commands().keySet());
    }

    private CompiledSlug pack(Path app, Path file, Procfile procfile, BuildResult result, BuildOutput output)
            throws BuildFailedException, IOException {
        output.step("Compressing...");
        SlugArchive.Packed packed = SlugArchive.pack(app, file);
        if (packed.size() > settings.ceilings().slugLimitMb() * MEGABYTE) {
            throw new BuildFailedException("Compiled slug size: %dM is too large (max is %dM)."
                    .formatted(packed.size() / MEGABYTE, settings.ceilings().slugLimitMb()));
        }
        blobs.put(packed.sha256(), file);
        output.detail(String.format(Locale.ROOT, "Done: %.1fM", packed.size() / (double) MEGABYTE));
        return new CompiledSlug(
                packed.sha256(), packed.size(), procfile, result.name(), result.buildpack(), result.configVars());
    }
}
