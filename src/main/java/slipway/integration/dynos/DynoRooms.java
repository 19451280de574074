package slipway.integration.dynos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slipway.config.Settings;
import slipway.integration.dynos.jvm.JvmArchives;
import slipway.integration.dynos.jvm.JvmBoot;
import slipway.integration.dynos.limits.DynoLimits;
import slipway.integration.dynos.limits.Freezer;
import slipway.integration.dynos.network.DynoNetwork;
import slipway.integration.dynos.network.Subnet;
import slipway.integration.dynos.network.Wire;
import slipway.integration.dynos.sandbox.Enclosure;
import slipway.integration.dynos.sandbox.Sandbox;
import slipway.integration.dynos.sandbox.SandboxLevel;
import slipway.integration.dynos.sandbox.Uids;
import slipway.integration.scripts.ShippedScripts;
import slipway.service.dynos.runtime.DynoSpec;
import slipway.service.dynos.runtime.Isolation;

/**
 * Makes what a dyno runs in: its slug at /app, a /tmp of its own, the machine's programs, and nothing else.
 *
 * <p>Where the machine makes no namespaces, that is a copy of the slug in the dyno's folder, and all that the platform
 * can see.
 */
@ApplicationScoped
public class DynoRooms {
    private static final String APP = "/app";
    private static final String COMMAND = "/.command";
    private static final String RESOLVERS = "/etc/resolv.conf";
    private static final String RUN = "dyno/run.sh";

    @Inject
    Sandbox sandbox;

    @Inject
    SlugCache slugs;

    @Inject
    ShippedScripts scripts;

    @Inject
    Settings settings;

    @Inject
    Uids uids;

    @Inject
    DynoNetwork network;

    @Inject
    DynoLimits limits;

    @Inject
    Freezer freezer;

    @Inject
    JvmArchives archives;

    private boolean wireTried;

    /** How the dyno is to boot; may take as long as unpacking the slug does. */
    JvmBoot boot(About about, DynoSpec spec) throws IOException, InterruptedException {
        return sandbox.shutsIn()
                ? archives.plan(spec, slugs.shared(spec.slugKey(), about.uid()))
                : archives.plain(spec);
    }

    /** All but the folder and the process itself; may take as long as unpacking the slug does. */
    Keeper furnish(DynoFolder folder, About about, DynoSpec spec, JvmBoot boot)
            throws IOException, InterruptedException {
        boolean shutIn = sandbox.shutsIn();
        Enclosure enclosure = new Enclosure(about.uid());
        if (shutIn) {
            enclosure
                    .writable(folder.makeTmp(), "/tmp")
                    .layer(slugs.shared(spec.slugKey(), about.uid()), folder.layer(), APP)
                    .readable(folder.command(), COMMAND)
                    .home(APP);
            boot.archive(folder.archive()).ifPresent(archive -> enclosure.readable(archive, boot.mountedAt()));
            if (about.hasNetwork()) {
                connect(enclosure, Subnet.wire(about.address()));
            }
            readable().forEach(enclosure::readable);
            limits.limit(enclosure, about.id().toString(), spec.allowance());
            freezer.join(enclosure, about.id().toString());
        } else {
            slugs.copyTo(spec.slugKey(), folder.app());
        }
        return new Keeper(
                scripts.path(Keeper.SCRIPT),
                folder.path(),
                settings.ceilings().dynoDiskMb(),
                sandbox.around(enclosure, folder.makeRoot()),
                shutIn
                        ? List.of("bash", Sandbox.SCRIPTS + "/run.sh", APP, COMMAND)
                        : List.of(
                                "bash",
                                scripts.path(RUN).toString(),
                                folder.app().toString(),
                                folder.command().toString()),
                shutIn ? Sandbox.onlyInside(boot.environment()) : boot.environment());
    }

    Isolation isolation() {
        SandboxLevel level = sandbox.level();
        Isolation found =
                level == SandboxLevel.UID ? level.isolation(hasNetworks(), network.missing()) : level.isolation();
        return new Isolation(found.level(), found.what() + "; " + limits.text(), found.advice());
    }

    /** What a new dyno of an app gets of this machine, and holds until it is given back. */
    About lease(DynoSpec spec) {
        String address = wire().map(Wire::address).orElse(About.THIS_MACHINE);
        return About.of(spec, uids.lease(spec.appId()), address);
    }

    /** Whether wires can be laid, found out by laying one. */
    private synchronized boolean hasNetworks() {
        if (!wireTried && sandbox.level() == SandboxLevel.UID && network.works()) {
            wireTried = true;
            if (!sandbox.shutsIn(new Enclosure(Uids.LAST).wire(network.probe()))) {
                network.failed();
            }
        }
        return sandbox.level() == SandboxLevel.UID && network.works();
    }

    /** A new wire, if there are any. */
    Optional<Wire> wire() {
        return hasNetworks() ? Optional.of(network.lease()) : Optional.empty();
    }

    void giveBack(Wire wire) {
        network.giveBack(wire.address());
    }

    /** Gives a network of its own, and name servers that can be reached from it. */
    void connect(Enclosure enclosure, Wire wire) {
        enclosure.wire(wire).readable(network.resolverFile(), RESOLVERS);
    }

    /** Takes up what a dyno of an earlier platform holds. */
    void adopt(About about) {
        uids.adopt(about.appId(), about.uid());
        if (about.hasNetwork()) {
            network.adopt(about.address());
        }
    }

    /** All that is left of a dyno that has ended. */
    void giveBack(About about) {
        forgetGroups(about.id().toString());
        returnLease(about);
    }

    void forgetGroups(String dyno) {
        limits.forget(dyno);
        freezer.forget(dyno);
    }

    /** What was leased for nothing; the dyno itself is another lease's. */
    void returnLease(About about) {
        uids.giveBack(about.appId());
        if (about.hasNetwork()) {
            network.giveBack(about.address());
        }
    }

    /** Java, which may lie in its owner's home, and what the operator shows to all. */
    private List<Path> readable() {
        List<Path> paths = new ArrayList<>(settings.dynoFolders());
        paths.add(Path.of(System.getProperty("java.home")));
        return paths.stream().filter(Files::exists).toList();
    }
}
