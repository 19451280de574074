package slipway.integration.dynos.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import slipway.config.Settings;

/**
 * Networks of their own for dynos and builds, each with one wire to this machine, which passes on what goes to the world
 * and refuses what goes to itself, its neighbours and other dynos. Needs root, iproute2 and nftables; whether they work
 * is found out by trying, once.
 */
@ApplicationScoped
public class DynoNetwork {
    private static final Logger LOG = Logger.getLogger(DynoNetwork.class.getName());

    private static final Path FORWARDING = Path.of("/proc/sys/net/ipv4/ip_forward");
    /** By which dynos reach this machine (sandbox.pl has the same); link-local, so that it is nobody else's. */
    private static final String GATEWAY = "169.254.1.1";

    private static final String LOOPBACK = "127.0.0.1";

    private static final long PATIENCE_SECONDS = 10;

    @Inject
    Settings settings;

    @Inject
    Doors doors;

    private @Nullable Subnet subnet;
    private @Nullable Resolvers resolvers;
    private @Nullable Boolean works;
    private String missing = "";

    /** Whether wires can be had: the machine's rules for them are in force then. */
    public synchronized boolean works() {
        if (works == null) {
            works = prepare();
        }
        return works;
    }

    /** What keeps them from working. */
    public synchronized String missing() {
        return missing;
    }

    /** Tells that they do not work after all. */
    public synchronized void failed() {
        works = false;
        missing = "a kernel that makes pairs of virtual network devices (veth)";
    }

    /** A wire that no dyno ever gets. */
    public Wire probe() {
        return subnet().last();
    }

    /** A new wire, which is laid when something is shut in with it, and goes with that. */
    public Wire lease() {
        return subnet().lease();
    }

    public void adopt(String address) {
        subnet().adopt(address);
    }

    public void giveBack(String address) {
        subnet().giveBack(address);
    }

    /** What dynos see as /etc/resolv.conf. */
    public synchronized Path resolverFile() {
        return resolvers == null ? Resolvers.ofThisMachine().file() : resolvers.file();
    }

    private synchronized Subnet subnet() {
        if (subnet == null) {
            subnet = new Subnet(settings.dynoNetwork());
        }
        return subnet;
    }

    private boolean prepare() {
        try {
            Resolvers found = Resolvers.ofThisMachine();
            resolvers = found;
            if (found.addresses().isEmpty()) {
                missing = "a name server that is not on this machine's loopback address";
                return false;
            }
            if (!runs("", "ip", "-V")) {
                missing = "iproute2";
                return false;
            }
            if (!runs("", "nft", "--version")) {
                missing = "nftables";
                return false;
            }
            if (forwardingIsRefused()) {
                missing = "a firewall that lets this machine forward packets (Docker's, for one, does not)";
                return false;
            }
            Files.writeString(FORWARDING, "1");
            PacketRules rules =
                    new PacketRules(settings.dynoNetwork(), doors(), found.addresses(), settings.openAddresses());
            if (!runs(rules.text(true), "nft", "-f", "-") && !runs(rules.text(false), "nft", "-f", "-")) {
                missing = "a kernel that takes nftables' rules";
                return false;
            }
            // What has no wire, yet or any more, is nobody; least of all whoever the machine's own gateway takes it
            // for.
            missing = "the right to set this machine's addresses and routes";
            return runs("", "ip", "address", "replace", GATEWAY + "/32", "dev", "lo")
                    && runs("", "ip", "route", "replace", "unreachable", settings.dynoNetwork());
        } catch (IOException e) {
            LOG.log(Level.FINE, "No networks for dynos", e);
            missing = "the right to set this machine's network up";
            return false;
        }
    }

    private Set<Integer> doors() throws IOException {
        Set<Integer> ports = new TreeSet<>(doors.known());
        ports.add(settings.port());
        settings.tlsPort().ifPresent(ports::add);
        return ports;
    }

    /** Lets dynos reach ports of this machine, from now on and after restarts. */
    public synchronized void open(int... ports) {
        move(true, IntStream.of(ports).filter(doors::open));
    }

    /** Takes that back. */
    public synchronized void close(int... ports) {
        move(false, IntStream.of(ports).filter(doors::close));
    }

    /** All at once: nft takes its time on a machine that has many rules. */
    private void move(boolean open, IntStream ports) {
        String table = PacketRules.table(settings.dynoNetwork());
        String text =
                ports.mapToObj(port -> PacketRules.door(table, open, port)).collect(Collectors.joining());
        if (text.isEmpty() || !works()) {
            return;
        }
        try {
            if (!runs(text, "nft", "-f", "-")) {
                LOG.warning("Dynos' way to servers of add-ons could not be " + (open ? "opened" : "closed"));
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Dynos' way to servers of add-ons could not be changed", e);
        }
    }

    /** Takes the machine's rules back: nobody is left for whom they are. */
    public synchronized void takeDown() {
        if (!Boolean.TRUE.equals(works)) {
            return;
        }
        try {
            String table = PacketRules.table(settings.dynoNetwork());
            if (!runs("delete table ip " + table + "\n", "nft", "-f", "-")) {
                LOG.warning("The rules for dynos' packets could not be taken back");
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The rules for dynos' packets could not be taken back", e);
        }
    }

    /** Where dynos find servers of this machine, and the machine itself does as well. */
    public String gateway() {
        return works() ? GATEWAY : LOOPBACK;
    }

    /** What one chain accepts, another may still drop. */
    private static boolean forwardingIsRefused() throws IOException {
        Process list = new ProcessBuilder("nft", "list", "chains")
                .redirectErrorStream(true)
                .start();
        String chains = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return chains.lines().anyMatch(line -> line.matches(".*hook forward .*policy drop.*"));
    }

    private static boolean runs(String input, String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream to = process.getOutputStream()) {
                to.write(input.getBytes(StandardCharsets.UTF_8));
            }
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            LOG.log(Level.FINE, command[0] + " does not run", notInstalled);
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
