package slipway.integration.dynos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import slipway.Wiring;
import slipway.integration.dynos.sandbox.Sandbox;
import slipway.integration.dynos.sandbox.SandboxLevel;
import slipway.integration.scripts.ShippedScripts;
import slipway.service.dynos.runtime.Allowance;
import slipway.service.dynos.runtime.DynoSpec;
import slipway.service.dynos.runtime.OneOffRunner.OneOff;
import slipway.service.dynos.runtime.RecordedEvents;

/**
 * A dyno or a build tries all {@link Attack}s on its machine and on another app's dyno, at each level that there is here.
 * Where dynos are plain processes of root, all of them must succeed, which shows that they would be seen.
 */
class HostileDynoTest {
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicNode> aDynoIsKeptFromEverythingThatIsNotItsOwn() {
        return Stream.of(SandboxLevel.values())
                .map(level -> dynamicContainer(level.name(), attacks(level, Battle::byADyno)));
    }

    @TestFactory
    Stream<DynamicNode> aBuildIsKeptFromEverythingThatIsNotItsOwn() {
        return Stream.of(SandboxLevel.values())
                .map(level -> dynamicContainer(level.name(), attacks(level, Battle::byABuild)));
    }

    /** What shells, Perl and the loader obey must not reach those of the platform that start a dyno. */
    @TestFactory
    Stream<DynamicNode> aConfigVarTellsNobodyOutsideWhatToDo() throws IOException {
        Path obeyed = folder.resolve("obeyed");
        Path shell = Files.writeString(folder.resolve("obey.sh"), "touch " + obeyed);
        Files.writeString(folder.resolve("Obey.pm"), "open my $file, '>', '%s'; 1;".formatted(obeyed));
        Map<String, String> hostile =
                Map.of("BASH_ENV", shell.toString(), "PERL5LIB", folder.toString(), "PERL5OPT", "-MObey");
        return Stream.of(SandboxLevel.values())
                .map(level -> dynamicTest(level.name(), () -> {
                    Path home = Files.createTempDirectory(folder, level.name());
                    LocalMachine machine = new LocalMachine(home, Optional.of(level));
                    if (works(machine, level)) {
                        Files.deleteIfExists(obeyed);
                        assertThat(new Battle(machine, home).said("env", hostile))
                                .contains("BASH_ENV=" + shell);
                        assertThat(Files.exists(obeyed)).isEqualTo(level == SandboxLevel.NONE);
                    }
                }));
    }

    private interface Way {
        List<String> fight(Battle battle, Map<String, String> environment) throws Exception;
    }

    private Stream<DynamicNode> attacks(SandboxLevel level, Way way) {
        try {
            Path home = Files.createTempDirectory(folder, level.name());
            LocalMachine machine = new LocalMachine(home, Optional.of(level));
            if (!works(machine, level)) {
                System.err.println("NOT ATTACKED: this machine has no level " + level);
                assertThat(System.getenv("CI"))
                        .as("a build server that has level " + level)
                        .isNull();
                return Stream.empty();
            }
            Set<String> succeeded = new Battle(machine, home).succeeded(way);
            return Attack.ALL.stream()
                    .map(attack -> dynamicTest(attack.name(), () -> {
                        boolean open = attack.isOpen(level, level == SandboxLevel.UID && machine.hasNetworks());
                        if (!open || ROOT) {
                            assertThat(succeeded.contains(attack.name())).isEqualTo(open);
                        }
                    }));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean works(LocalMachine machine, SandboxLevel level) {
        Sandbox best = Wiring.wire(new Sandbox(), machine.home, Wiring.wire(new ShippedScripts(), machine.home));
        return level == SandboxLevel.NONE || best.level().compareTo(level) <= 0;
    }

    /** One victim and one attacker, of two apps, and a service of the machine's. */
    private static final class Battle {
        /** Listens on a port and under a name, and is a dyno with secrets. */
        private static final String VICTIM = """
                # slugs-file
                use IO::Socket::INET; use Socket;
                my $web = IO::Socket::INET->new(Listen => 5, LocalAddr => '0.0.0.0', LocalPort => $ENV{PORT}) or die;
                socket(my $named, PF_UNIX, SOCK_STREAM, 0) or die;
                bind($named, pack_sockaddr_un("\\0$ENV{MARK}")) or die;
                listen($named, 5) or die;
                $| = 1;
                print "victims-line\\n";
                sleep 1000000;
                """;

        private final ServerSocket service = new ServerSocket(0);
        private final RecordedEvents events = new RecordedEvents(true);
        private final LocalMachine machine;
        private final Path folder;
        private final String mark = UUID.randomUUID().toString();
        private LocalRuntime runtime;

        private Battle(LocalMachine machine, Path folder) throws IOException {
            this.machine = machine;
            this.folder = folder;
        }

        /** The names of the attacks that succeed. */
        private Set<String> succeeded(Way way) throws Exception {
            Files.writeString(machine.home.secretKey(), "platform's key");
            runtime = machine.newRuntime();
            runtime.adopt(events);
            int port = runtime.freePort().orElseThrow();
            DynoSpec victim = dyno(
                    "echo victims-file >/tmp/secret; exec perl attacks.sh " + mark,
                    slug("victim", VICTIM),
                    Map.of("SECRET", "victims-var", "PORT", String.valueOf(port), "MARK", mark));
            runtime.start(victim);
            events.await(victim.id(), "worker.1: victims-line");
            DynoFolder victims =
                    new DynoFolder(machine.home.dynos().resolve(victim.id().toString()));
            Map<String, String> environment = Map.of(
                    "PATH", System.getenv("PATH"),
                    "HOME_DIR", machine.home.root().toString(),
                    "VICTIM_DIR", victims.path().toString(),
                    "VICTIM_PID", String.valueOf(commandOf(victims)),
                    "VICTIM", runtime.host(victim.id()) + "/" + port,
                    "MACHINE", addressOfThisMachine(),
                    "MARK", mark,
                    "PORT", String.valueOf(service.getLocalPort()));
            List<String> said = way.fight(this, environment);
            assertThat(said).contains("over");
            runtime.kill(victim.id());
            events.await(victim.id(), "exited");
            LocalMachine.close(runtime);
            return Set.copyOf(said);
        }

        /** What a dyno writes that runs {@code command} and nothing else. */
        private List<String> said(String command, Map<String, String> environment) throws Exception {
            runtime = machine.newRuntime();
            runtime.adopt(events);
            List<String> said = outputOf(dyno(command, slug("attacker", ""), environment));
            LocalMachine.close(runtime);
            return said;
        }

        private List<String> byADyno(Map<String, String> environment) throws Exception {
            return outputOf(dyno("bash attacks.sh", slug("attacker", script()), environment));
        }

        private List<String> outputOf(DynoSpec attacker) throws InterruptedException {
            runtime.start(attacker);
            events.await(attacker.id(), "exited");
            return events.outputOf(attacker.id()).stream()
                    .map(line -> line.replaceFirst("^worker.1: ", "").replaceFirst(" @\\d+$", ""))
                    .toList();
        }

        private List<String> byABuild(Map<String, String> environment) throws Exception {
            List<String> said = new ArrayList<>();
            Path work = Files.createDirectories(machine.home.builds().resolve("build"));
            Files.writeString(work.resolve("attacks.sh"), script());
            List<String> command = List.of("bash", work.resolve("attacks.sh").toString());
            machine.newOneOffs()
                    .run(
                            new OneOff(UUID.randomUUID(), command, work, List.of(), List.of(), environment, LONGEST),
                            said::add);
            return said;
        }

        /** Says the name of each attack that succeeds. */
        private static String script() {
            return Attack.ALL.stream()
                    .map(attack ->
                            "(%s) >/dev/null 2>&1 </dev/null && echo \"%s\"".formatted(attack.script(), attack.name()))
                    .collect(Collectors.joining("\n", "", "\necho over\n"));
        }

        private String slug(String name, String attacks) throws IOException {
            Path app = Files.createDirectories(folder.resolve(name));
            Files.writeString(app.resolve("attacks.sh"), attacks);
            return machine.slug(app);
        }

        private static DynoSpec dyno(String command, String slug, Map<String, String> environment) {
            return new DynoSpec(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    "worker.1",
                    command,
                    slug,
                    environment,
                    0,
                    new Allowance(512, 1024, 1, 256));
        }

        private static String addressOfThisMachine() throws IOException {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
                    .sorted(Comparator.comparing(InetAddress::isLoopbackAddress))
                    .findFirst()
                    .orElseThrow()
                    .getHostAddress();
        }

        /** The number, as the machine counts, of the process that the victim's command runs in. */
        private static long commandOf(DynoFolder victim) throws IOException {
            DynoProcess process = victim.process();
            while (process == null) {
                Thread.onSpinWait();
                process = victim.process();
            }
            List<ProcessHandle> all = ProcessHandle.of(process.leader()).stream()
                    .flatMap(leader -> Stream.concat(Stream.of(leader), leader.descendants()))
                    .toList();
            return all.get(all.size() - 1).pid();
        }
    }
}
