package slipway.integration.dynos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.integration.archives.SlugArchive;
import slipway.integration.blobs.FileBlobStore;
import slipway.integration.logs.DiskLogHistory;
import slipway.integration.scripts.ShippedScripts;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.dynos.runtime.DynoRuntimeContract;
import slipway.service.dynos.runtime.DynoSpec;
import slipway.service.dynos.runtime.RecordedEvents;
import slipway.service.logs.LogBuffers;

/** The contract with real processes, in a home of their own; and what only processes have. */
class LocalRuntimeTest extends DynoRuntimeContract {
    private static final Path SCRIPTS = Path.of("webapp/WEB-INF/scripts");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The contract's words as functions of the dyno's shell. */
    private static final String WORDS = """
            say() { echo "$*"; }
            listen() { "%s/bin/java" -cp "%s" slipway.testapp.TestApp >/dev/null 2>&1 & }
            open() { touch "%3$s/$1"; }
            await() { while [ ! -e "%3$s/$1" ]; do sleep 0.02; done; }
            on_term() { trap "exit $1" TERM; }
            ignore_term() { trap '' TERM; }
            ignore_hup() { trap '' HUP; }
            hear() { read -r line && echo "heard $line"; }
            forever() { while :; do sleep 0.05; done; }
            export -f say listen open await on_term ignore_term ignore_hup hear forever
            """;

    @TempDir
    Path folder;

    private Path gates;
    private Settings settings;
    private Home home;
    private FileBlobStore blobs;
    private String slugKey;

    @Override
    protected void prepare() throws IOException {
        settings = Settings.of(Map.of(
                "SLIPWAY_HOME",
                folder.resolve("home").toString(),
                "PATH",
                System.getenv("PATH"),
                "SECRET",
                "platform's"));
        home = Wiring.wire(new Home(), settings);
        blobs = Wiring.wire(new FileBlobStore(), home);
        for (String script : List.of("dyno/keep.sh", "dyno/run.sh")) {
            Files.createDirectories(home.scripts().resolve(script).getParent());
            Files.copy(SCRIPTS.resolve(script), home.scripts().resolve(script));
        }
        gates = Files.createDirectories(folder.resolve("gates"));
        slugKey = makeASlug();
    }

    private String makeASlug() throws IOException {
        Path app = Files.createDirectories(folder.resolve("app/.profile.d")).getParent();
        Path classes = Path.of("target/test-classes").toAbsolutePath();
        Files.writeString(
                app.resolve(".profile.d/words.sh"),
                WORDS.formatted(System.getProperty("java.home"), classes, gates.toAbsolutePath()));
        Files.writeString(app.resolve("readme"), "from the slug");
        Path packed = folder.resolve("slug");
        String key = SlugArchive.pack(app, packed).sha256();
        blobs.put(key, packed);
        return key;
    }

    @Override
    protected DynoRuntime newRuntime() {
        ShippedScripts scripts = Wiring.wire(new ShippedScripts(), home);
        SlugCache slugs = Wiring.wire(new SlugCache(), home, blobs);
        LogBuffers buffers = Wiring.wire(new LogBuffers(), Wiring.wire(new DiskLogHistory(), home));
        return Wiring.wire(new LocalRuntime(), home, settings, scripts, slugs, buffers);
    }

    @Override
    protected void close(DynoRuntime closing) throws Exception {
        ((LocalRuntime) closing).close();
        // The end of the process closes this one; here it would use up the machine's inotify instances.
        Field surroundings = LocalRuntime.class.getDeclaredField("surroundings");
        surroundings.setAccessible(true);
        ((Surroundings) surroundings.get(closing)).outputWatch().close();
    }

    @Override
    protected String slugKey() {
        return slugKey;
    }

    @Override
    protected void open(String gate) throws IOException {
        Files.createFile(gates.resolve(gate));
    }

    @Override
    protected void await(String gate) throws InterruptedException {
        await(() -> Files.exists(gates.resolve(gate)));
    }

    @Nested
    class WhenItIsAProcess {
        @Test
        void runsInACopyOfTheSlugThatIsItsOwn() throws Exception {
            UUID first = start(worker("cat readme; echo changed > readme"));
            events().await(first, "exited 0");
            UUID second = start(worker("cat readme"));
            events().await(second, "exited 0");
            assertThat(events().outputOf(second)).containsExactly("worker.1: from the slug @13");
        }

        @Test
        void seesNothingOfThePlatformsEnvironment() throws Exception {
            UUID dyno = start(worker("echo ${SECRET-none} ${HOME##*/} ${WHOM}"));
            events().await(dyno, "exited 0");
            assertThat(events().outputOf(dyno)).containsExactly("worker.1: none app a b @13");
        }

        @Test
        void takesItsChildrenWithIt() throws Exception {
            UUID dyno = start(worker("sleep 600 & echo $! > ../child; exit 0"));
            events().await(dyno, "exited 0");
            String child =
                    Files.readString(home.dynos().resolve(dyno + "/child")).strip();
            await(() -> isDead(child));
        }

        @Test
        void leavesNothingBehindWhenItIsForgotten() throws Exception {
            UUID dyno = start(worker("exit 0"));
            events().await(dyno, "exited 0");
            runtime().forget(dyno);
            await(() -> !Files.exists(home.dynos().resolve(dyno.toString())));
        }

        @Test
        void isAdoptedThoughItEndedBeforeItsKeeperHadLookedAtIt() throws Exception {
            DynoSpec spec = worker("exit 1");
            DynoFolder left = new DynoFolder(home.dynos().resolve(spec.id().toString()));
            left.create(About.of(spec).text(), spec.command());
            left.claim();
            Files.writeString(left.path().resolve("process"), "999999 1 999998 \n");
            Files.writeString(left.path().resolve("exit"), "1\n");
            DynoRuntime next = newRuntime();
            RecordedEvents seen = new RecordedEvents(true);
            assertThat(next.adopt(seen)).containsExactly(new DynoRuntime.Known(spec.id(), false));
            seen.await(spec.id(), "exited 1");
            close(next);
        }

        @Test
        void saysWhyItCannotBeSetUp() throws Exception {
            DynoSpec spec = worker("exit 0");
            UUID dyno = start(new DynoSpec(
                    spec.id(), spec.appId(), spec.name(), spec.command(), "0".repeat(64), Map.of(), 0, 512));
            events().await(dyno, "worker.1: The dyno could not be set up: ");
            events().await(dyno, "exited 126");
        }
    }

    @Nested
    class WhenAClientSitsAtATerminal {
        @Test
        void hasATerminalOfTheClientsSize() throws Exception {
            Client client = attach("stty size; echo $TERM", true);
            assertThat(client.restOfOutput()).isEqualTo("41 132\r\nvt220\r\n");
        }

        @Test
        void showsWhatIsTyped() throws Exception {
            Client client = attach("hear", true);
            client.type("hello\r");
            assertThat(client.restOfOutput()).contains("hello\r\n", "heard hello\r\n");
        }

        @Test
        void isInterruptedByCtrlC() throws Exception {
            Client client = attach("trap 'echo interrupted; exit 3' INT; say ready; forever", true);
            client.awaitOutput("ready");
            client.type("\u0003");
            client.awaitOutput("interrupted");
            events().await(client.dyno(), "exited 3");
        }

        @Test
        void reachesTheEndOfItsInputByCtrlD() throws Exception {
            Client client = attach("cat; echo over", true);
            client.type("line\r");
            client.awaitOutput("line\r\nline\r\n");
            client.type("\u0004");
            assertThat(client.restOfOutput()).isEqualTo("over\r\n");
        }

        @Test
        void passesOnWhatIsMeantForTheTerminal() throws Exception {
            Client client = attach("printf '\\033]0;a title\\007'", true);
            assertThat(client.restOfOutput()).isEqualTo("\u001b]0;a title\u0007");
        }

        @Test
        void saysTheStatusThatTheCliAsksFor() throws Exception {
            Client client = attach("exit 3 ; echo \"\uffff heroku-command-exit-status: $?\"", true);
            assertThat(client.restOfOutput())
                    .isEqualTo(new String("\uffff heroku-command-exit-status: 3\r\n".getBytes(UTF_8), ISO_8859_1));
            events().await(client.dyno(), "exited 3");
        }

        @Test
        void isNotCutShortByAnOldTerminalsEnd() throws Exception {
            Client client = attach("seq 1 20000", true);
            assertThat(client.restOfOutput()).endsWith("\r\n19999\r\n20000\r\n").hasSize(128_894);
        }
    }

    /** Output that is no text must come through as it is. */
    @Test
    void carriesEveryByteWhereThereIsNoTerminal() throws Exception {
        Client client = attach("printf '\\000\\001\\377'; cat | od -An -tx1", false);
        client.terminal().input().write(new byte[] {0, 4, (byte) 0xff});
        client.terminal().input().close();
        assertThat(client.restOfOutput()).isEqualTo("\u0000\u0001\u00ff 00 04 ff\n");
    }

    @Test
    void givesEachWebDynoAPortOfItsOwn() {
        assertThat(runtime().freePort()).isPresent().isNotEqualTo(runtime().freePort());
    }

    /** A zombie is dead, however long it waits for somebody to notice. */
    private static boolean isDead(String pid) {
        try {
            return Files.readString(Path.of("/proc", pid, "stat")).contains(") Z ");
        } catch (IOException gone) {
            return true;
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time before patience ends").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
