package slipway.integration.dynos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.integration.dynos.sandbox.SandboxLevel;
import slipway.service.dynos.runtime.Allowance;
import slipway.service.dynos.runtime.DynoSpec;
import slipway.service.dynos.runtime.RecordedEvents;

/** Archives of real JVMs in real dynos. */
class JvmArchivesTest {
    private static final Path CLASSES = Path.of("target/test-classes/slipway/testapp");
    private static final Path JDK_SCRIPT = Path.of("webapp/WEB-INF/scripts/buildpacks/lib/jdk.sh");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final UUID APP = UUID.randomUUID();

    /** One JVM and nothing else, as buildpacks write it. */
    private static final String ONE_JVM = "java $JAVA_OPTS -cp app.jar slipway.testapp.TestApp";

    /** A script with a second JVM in it. */
    private static final String SCRIPT = "java -version; " + ONE_JVM;

    /** A JVM to look at, which says that its archive was asked for and holds whatever the test makes of it. */
    private static final String FALSE_JVM = """
            perl -MIO::Socket::INET -MIO::Socket::UNIX -e '
                my $web = IO::Socket::INET->new(Listen => 5, LocalPort => $ENV{PORT}) or die "no port: $!";
                my $jvm = IO::Socket::UNIX->new(Listen => 5, Local => "/tmp/.java_pid$$") or die "no socket: $!";
                my $asked = $jvm->accept;
                read $asked, my $request, 30;
                system(q{%s});
                print $asked "0\\n";
                close $asked;
                sleep 1000'
            """;

    @TempDir
    Path folder;

    private final RecordedEvents events = new RecordedEvents(true);
    private LocalMachine machine;
    private final List<UUID> started = new ArrayList<>();
    private LocalRuntime runtime;

    /** How well the dynos are shut in: as well as this machine lets them be. */
    protected Optional<SandboxLevel> level() {
        return Optional.empty();
    }

    @BeforeEach
    void prepare() throws IOException {
        machine = new LocalMachine(folder, level());
        assumeThat(machine.shutsIn()).as("dynos are shut in").isTrue();
        runtime = machine.newRuntime();
        runtime.adopt(events);
    }

    @AfterEach
    void close() throws Exception {
        if (runtime != null) {
            end(started);
            LocalMachine.close(runtime);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE_JVM, SCRIPT})
    void areMadeAfterAHealthyBootAndUsedByTheNext(String command) throws Exception {
        madeAndUsed(javaSlug(currentJdk()), command);
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE_JVM, SCRIPT})
    void areMadeByJdk25AsWell(String command) throws Exception {
        madeAndUsed(javaSlug(jdk25()), command);
    }

    private void madeAndUsed(String slug, String command) throws Exception {
        UUID first = booted(slug, command, Map.of());
        Path archive = archive();
        assertThat(isMapped(first, archive)).isFalse();
        UUID second = booted(slug, command, Map.of());
        assertThat(isMapped(second, archive)).isTrue();
        assertThat(said(second)).isNotEmpty().isEqualTo(said(first));
    }

    @Test
    void areNotTheDynosToChange() throws Exception {
        String slug = javaSlug(currentJdk());
        String command = "chmod u+w /.archive; echo x >> /.archive; rm -f /.archive; ls /.archive; " + ONE_JVM;
        booted(slug, command, Map.of());
        Path archive = archive();
        byte[] before = Files.readAllBytes(archive);
        UUID dyno = booted(slug, command, Map.of());
        assertThat(said(dyno)).contains("web.1: /.archive");
        assertThat(Files.readAllBytes(archive)).isEqualTo(before);
        assertThat(isMapped(dyno, archive)).isTrue();
    }

    @Test
    void leaveTheAppsOwnOptionsInForce() throws Exception {
        String slug = javaSlug(currentJdk());
        String command = "echo options $JAVA_TOOL_OPTIONS; " + ONE_JVM;
        UUID dyno = booted(slug, command, Map.of("JAVA_TOOL_OPTIONS", "-Dapps.own=1"));
        assertThat(events.outputOf(dyno)).anyMatch(line -> line.matches("web.1: options .*-Dapps.own=1 @.*"));
        archive();
    }

    @Test
    void areNothingForAppsWithoutAJdk() throws Exception {
        Path app = Files.createDirectories(folder.resolve("other"));
        UUID dyno = start(machine.slug(app), "echo ${JAVA_TOOL_OPTIONS-none} ${JAVA_OPTS-none}", Map.of());
        events.await(dyno, "exited 0");
        assertThat(events.outputOf(dyno)).containsExactly("web.1: none none @10");
    }

    @Test
    void areNothingForDynosThatMayHaveEndedOfThem() throws Exception {
        String slug = javaSlug(currentJdk());
        String command = "case $JAVA_TOOL_OPTIONS in *Record*) exit 3 ;; esac; echo plain; " + ONE_JVM;
        events.await(start(slug, command, Map.of()), "exited 3");
        UUID second = booted(slug, command, Map.of());
        assertThat(events.outputOf(second)).anyMatch(line -> line.startsWith("web.1: plain"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ln -s /etc/passwd", "mkfifo", "mkdir", "true"})
    void areOnlyEverFilesOfTheDynos(String making) throws Exception {
        String slug = javaSlug(currentJdk());
        listening(slug, FALSE_JVM.formatted(making + " /tmp/.slipway-archive"), Map.of());
        awaitThat(() -> files(".boots").stream().anyMatch(file -> read(file).contains("given up")));
        assertThat(files(".archive")).isEmpty();
    }

    @Test
    void areTheDynosOwnFilesOtherwise() throws Exception {
        String slug = javaSlug(currentJdk());
        listening(slug, FALSE_JVM.formatted("echo archive > /tmp/.slipway-archive"), Map.of());
        assertThat(archive()).hasContent("archive");
    }

    /** The times are made up: real ones are what the machine's other work makes them. */
    @Test
    void areDroppedForGoodWhereTheyMeasureNoQuicker() throws Exception {
        String slug = javaSlug(currentJdk());
        booted(slug, ONE_JVM, Map.of());
        archive();
        Files.writeString(files(".boots").get(0), "recording 1\narchived 9999999\narchived 9999999\nplain 1\n");
        booted(slug, ONE_JVM, Map.of());
        awaitThat(() -> files(".archive").isEmpty());
        assertThat(read(files(".boots").get(0))).contains("given up");
        UUID next = booted(slug, ONE_JVM, Map.of());
        assertThat(events.outputOf(next)).noneMatch(line -> line.contains("RecordDynamicDumpInfo"));
    }

    @Test
    void goWithTheUnpackedSlug() throws Exception {
        UUID dyno = booted(javaSlug(currentJdk()), ONE_JVM, Map.of());
        archive();
        end(List.of(dyno));
        LocalMachine.close(runtime);
        runtime = machine.newRuntime();
        runtime.adopt(events);
        assertThat(machine.home.slugs()).isEmptyDirectory();
    }

    /** As our buildpacks set it up. */
    private String javaSlug(Path jdk) throws Exception {
        Path app = Files.createDirectories(folder.resolve("app-" + UUID.randomUUID()));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(app.resolve("app.jar")));
                Stream<Path> classes = Files.list(CLASSES)) {
            for (Path file : classes.toList()) {
                jar.putNextEntry(new JarEntry("slipway/testapp/" + file.getFileName()));
                Files.copy(file, jar);
            }
        }
        ProcessBuilder profile = new ProcessBuilder("bash", "-c", ". " + JDK_SCRIPT + "; write_profile " + app);
        profile.environment().put("JAVA_HOME", jdk.toString());
        assertThat(profile.start().waitFor()).isZero();
        return machine.slug(app);
    }

    private static Path currentJdk() {
        return Path.of(System.getProperty("java.home"));
    }

    private static Path jdk25() throws IOException {
        try (Stream<Path> jdks = Files.list(Path.of("/usr/lib/jvm"))) {
            Optional<Path> found = jdks.filter(jdk -> Files.exists(jdk.resolve("release")))
                    .filter(jdk -> read(jdk.resolve("release")).contains("JAVA_VERSION=\"25"))
                    .findFirst();
            assumeThat(found).as("a JDK 25 in /usr/lib/jvm").isPresent();
            return found.orElseThrow();
        }
    }

    /** It listens, and what it says until then has been read. */
    private UUID booted(String slug, String command, Map<String, String> environment) throws InterruptedException {
        UUID dyno = listening(slug, command, environment);
        events.await(dyno, "web.1: Test app");
        return dyno;
    }

    private UUID listening(String slug, String command, Map<String, String> environment) throws InterruptedException {
        UUID dyno = start(slug, command, environment);
        events.await(dyno, "listening");
        return dyno;
    }

    private UUID start(String slug, String command, Map<String, String> environment) {
        int port = runtime.freePort().orElseThrow();
        Map<String, String> all = new HashMap<>(environment);
        all.put("PORT", String.valueOf(port));
        DynoSpec spec = new DynoSpec(
                UUID.randomUUID(), APP, "web.1", command, slug, all, port, new Allowance(512, 1024, 1, 256));
        started.add(spec.id());
        runtime.start(spec);
        return spec.id();
    }

    /** But for what JVMs say of their options, and once, of having written an archive. */
    private List<String> said(UUID dyno) {
        return events.outputOf(dyno).stream()
                .filter(line -> !line.contains("Picked up") && !line.contains("/tmp/.slipway-archive"))
                .map(line -> line.replaceAll(" @\\d+$", ""))
                .toList();
    }

    private void end(List<UUID> dynos) throws Exception {
        for (UUID dyno : dynos) {
            runtime.kill(dyno);
            events.await(dyno, "exited");
            runtime.forget(dyno);
            awaitThat(() -> !Files.exists(machine.home.dynos().resolve(dyno.toString())));
        }
    }

    private Path archive() throws Exception {
        awaitThat(() -> !files(".archive").isEmpty());
        return files(".archive").get(0);
    }

    private List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(machine.home.slugs())) {
            return files.filter(file -> file.toString().endsWith(suffix)
                            && file.getParent().toString().endsWith(".archives")
                            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    /** Whether a process of the dyno has the file in its memory (proc_pid_maps(5)). */
    private boolean isMapped(UUID dyno, Path file) throws IOException {
        String inode = " " + Files.getAttribute(file, "unix:ino") + " ";
        DynoProcess process = new DynoFolder(machine.home.dynos().resolve(dyno.toString())).process();
        return ProcessHandle.of(process.leader()).stream()
                .flatMap(ProcessHandle::descendants)
                .anyMatch(each -> read(Path.of("/proc/" + each.pid() + "/maps")).contains(inode));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private static void awaitThat(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("time before patience ends").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
