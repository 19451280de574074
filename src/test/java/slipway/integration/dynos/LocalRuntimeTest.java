package slipway.integration.dynos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.config.Home;
import slipway.integration.dynos.sandbox.SandboxLevel;
import slipway.service.dynos.runtime.Allowance;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.dynos.runtime.DynoRuntimeContract;
import slipway.service.dynos.runtime.DynoSpec;
import slipway.service.dynos.runtime.RecordedEvents;

/** The contract with real processes, in a home of their own; and what only processes have. */
class LocalRuntimeTest extends DynoRuntimeContract {
    private static final Path CLASSES = Path.of("target/test-classes/slipway/testapp");
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
    private LocalMachine machine;
    private Home home;
    private String slugKey;

    @Override
    protected void prepare() throws IOException {
        machine = new LocalMachine(folder, level());
        home = machine.home;
        gates = Files.createDirectories(folder.resolve("gates"));
        Files.setPosixFilePermissions(gates, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path app = Files.createDirectories(folder.resolve("app/.profile.d")).getParent();
        Files.writeString(
                app.resolve(".profile.d/words.sh"),
                WORDS.formatted(System.getProperty("java.home"), gates, gates.toAbsolutePath()));
        Path program = Files.createDirectories(gates.resolve("slipway/testapp"));
        try (Stream<Path> classes = Files.list(CLASSES)) {
            for (Path file : classes.toList()) {
                Files.copy(file, program.resolve(file.getFileName()));
            }
        }
        Files.writeString(app.resolve("readme"), "from the slug");
        slugKey = machine.slug(app);
    }

    /** How well the dynos are shut in: as well as this machine lets them be. */
    protected Optional<SandboxLevel> level() {
        return Optional.empty();
    }

    @Override
    protected DynoRuntime newRuntime() {
        return machine.newRuntime(gates);
    }

    @Override
    protected void close(DynoRuntime closing) throws Exception {
        LocalMachine.close((LocalRuntime) closing);
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
    protected void awaitFrozen(UUID dyno) throws InterruptedException {
        await(() -> FrozenProcesses.areAllOf(home.dynos().resolve(dyno.toString())));
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
            String unique = "604800." + ThreadLocalRandom.current().nextInt(1_000_000);
            UUID dyno = start(worker("sleep " + unique + " & say begun; await end; exit 0"));
            events().await(dyno, "worker.1: begun");
            await(() -> isRunning(unique));
            open("end");
            events().await(dyno, "exited 0");
            await(() -> !isRunning(unique));
        }

        @Test
        void cannotOutliveItsEndByLeavingItsGroupAndItsParents() throws Exception {
            assumeThat(machine.shutsIn()).as("dynos are shut in").isTrue();
            String unique = "604800." + ThreadLocalRandom.current().nextInt(1_000_000);
            UUID dyno = start(worker("(setsid sleep " + unique + " &); say begun; await end; exit 0"));
            events().await(dyno, "worker.1: begun");
            await(() -> isRunning(unique));
            open("end");
            events().await(dyno, "exited 0");
            await(() -> !isRunning(unique));
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
            left.create(About.of(spec, 40_000, About.THIS_MACHINE).text(), spec.command());
            left.claim();
            Files.writeString(left.path().resolve("process"), "999999 1 999998 \n");
            Files.writeString(left.path().resolve("exit"), "1\n");
            DynoRuntime next = newRuntime();
            RecordedEvents seen = new RecordedEvents(true);
            assertThat(next.adopt(seen))
                    .singleElement()
                    .matches(known -> known.id().equals(spec.id())
                            && !known.running()
                            && known.endedAt().isPresent());
            seen.await(spec.id(), "exited 1");
            close(next);
        }

        @Test
        void doesNotStartFromADamagedSlug() throws Exception {
            Path blob = home.blobs().resolve(slugKey.substring(0, 2)).resolve(slugKey);
            Files.write(blob, new byte[] {1}, StandardOpenOption.APPEND);
            UUID dyno = start(worker("say never"));
            events().await(dyno, "corrupt " + slugKey);
            events().await(dyno, "exited 126");
        }

        @Test
        void saysWhyItCannotBeSetUp() throws Exception {
            DynoSpec spec = worker("exit 0");
            UUID dyno = start(new DynoSpec(
                    spec.id(),
                    spec.appId(),
                    spec.name(),
                    spec.command(),
                    "0".repeat(64),
                    Map.of(),
                    0,
                    new Allowance(512, 1024, 1, 256)));
            events().await(dyno, "worker.1: The dyno could not be set up: ");
            events().await(dyno, "exited 126");
        }
    }

    @Nested
    class WhenItTakesTooMuch {
        @Test
        void isEndedForTheMemoryThatItTakes() throws Exception {
            UUID dyno = start(worker("perl -e '$x = \"a\" x (1 << 28); sleep 1000'"));
            if (machine.hasLimits()) {
                events().await(dyno, "exceeded MEMORY");
                events().await(dyno, "exited 137");
            } else {
                await(() -> events().lastUseOf(dyno) >= 256);
            }
        }

        @Test
        void isToldToHaveTakenTooMuchThoughOnlyAChildOfItsWasEnded() throws Exception {
            assumeLimits();
            UUID dyno = start(worker("perl -e '$x = \"a\" x (1 << 28)'; say survived; forever"));
            events().await(dyno, "worker.1: survived");
            events().await(dyno, "exceeded MEMORY");
        }

        @Test
        void seesHowMuchMemoryItMayTake() throws Exception {
            assumeLimits();
            UUID dyno = start(worker(
                    "cd /sys/fs/cgroup; cat memory/memory.limit_in_bytes 2>/dev/null || cat memory.max; exit 0"));
            events().await(dyno, "exited 0");
            assertThat(events().outputOf(dyno)).containsExactly("worker.1: 134217728 @10");
        }

        @Test
        void isMeasured() throws Exception {
            UUID dyno = start(worker("perl -e '$x = \"a\" x (20 << 20); sleep 1000'"));
            await(() -> events().lastUseOf(dyno) >= 20);
            assertThat(events().lastUseOf(dyno)).isLessThan(60);
        }

        @Test
        void canStartOnlySoManyProcesses() throws Exception {
            assumeLimits();
            UUID dyno = start(worker(
                    "perl -e 'for (1 .. 200) { my $p = fork; defined $p or exit 3; $p or sleep 1000 }'; exit $?"));
            events().await(dyno, "exited 3");
        }

        @Test
        void canOpenOnlySoManyFiles() throws Exception {
            UUID dyno = start(
                    worker("perl -e 'for (1 .. 15_000) { open $f[$_], \"<\", \"/dev/null\" or exit 3 }'; exit $?"));
            events().await(dyno, "exited 3");
        }

        @Test
        void isEndedForWhatItWritesToDisk() throws Exception {
            UUID dyno = start(worker("for i in 1 2 3; do head -c 30M /dev/zero > fill-$i; done; forever"));
            events().await(dyno, "exceeded DISK");
        }

        @Test
        void cannotWriteALargeFileAtAll() throws Exception {
            UUID dyno =
                    start(worker("head -c 100M /dev/zero > large; ls -l large | cut -d ' ' -f 5; rm large; exit 0"));
            events().await(dyno, "exited 0");
            assertThat(events().outputOf(dyno)).anyMatch(line -> line.startsWith("worker.1: 67108864 @"));
        }

        @Test
        void keepsNobodyFromBeingHeardByWritingAllTheTime() throws Exception {
            UUID flood = start(worker("yes $(printf %09000d 0)"));
            events().await(flood, "worker.1: 0");
            UUID other = start(worker("say heard; exit 5"));
            events().await(other, "worker.1: heard");
            events().await(other, "exited 5");
        }

        @Test
        void isHeardAgainAfterItHasWrittenMoreThanCanBeRead() throws Exception {
            UUID dyno = start(worker("head -c 8M /dev/zero | tr '\\0' x | fold -w 9000; echo; say after; forever"));
            events().await(dyno, "worker.1: after");
        }

        private void assumeLimits() {
            assumeThat(machine.hasLimits())
                    .as("this machine lets us limit dynos")
                    .isTrue();
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

    private static boolean isRunning(String argument) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .contains(argument));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time before patience ends").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
