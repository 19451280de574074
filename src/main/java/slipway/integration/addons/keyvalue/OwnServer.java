package slipway.integration.addons.keyvalue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import slipway.integration.addons.keyvalue.machine.ServerConfig;
import slipway.integration.addons.keyvalue.machine.ServerException;
import slipway.integration.addons.keyvalue.machine.ServerFolder;
import slipway.integration.addons.keyvalue.machine.ServerHouse;
import slipway.integration.addons.keyvalue.machine.ServerPlace;
import slipway.integration.addons.keyvalue.machine.ServerProgram;
import slipway.integration.addons.keyvalue.machine.ServerUser;
import slipway.service.addons.keyvalue.ServerSpec;

/** The process of one add-on's server: begun, taken over, told what it is to be, ended. One thing at a time. */
final class OwnServer {
    private static final Logger LOG = Logger.getLogger(OwnServer.class.getName());

    private static final long POLL_MILLIS = 10;

    /** In seconds: one that reads much from its disk takes time. */
    private static final int START_PATIENCE = 60;

    /** In seconds, from SIGTERM to SIGKILL: by then what it has is on its disk. */
    private static final int STOP_PATIENCE = 20;

    /** Bytes of addresses beside data: what it maps when it is empty, and room for what it answers. */
    private static final long ADDRESSES = 256L << 20;

    private final ServerFolder folder;
    private final ServerHouse house;
    private final ServerAdmin admin;
    private volatile @Nullable ProcessHandle process;
    private int failures;
    private long notBefore = System.nanoTime();
    private boolean gone;

    OwnServer(ServerFolder folder, ServerHouse house) {
        this.folder = folder;
        this.house = house;
        this.admin = new ServerAdmin(folder.path(), house);
    }

    /** Takes over what an earlier platform has started. */
    synchronized void adopt(ProcessHandle running) {
        process = running;
    }

    ServerAdmin admin() {
        return admin;
    }

    boolean isAlive() {
        ProcessHandle present = process;
        return present != null && present.isAlive();
    }

    /** Whether it is time to try once more: the more often that has failed, the longer it takes. */
    synchronized boolean isDue() {
        return !gone && System.nanoTime() - notBefore >= 0;
    }

    /**
     * Makes it run as it is to be.
     *
     * @throws ServerException where that cannot be had
     * @throws PortTakenException where its place is somebody else's
     */
    synchronized void ensure(ServerSpec spec) {
        try {
            begin(spec);
            failures = 0;
        } catch (IOException e) {
            failed();
            throw ServerException.forNow("The server does not do what it is told: " + e.getMessage());
        } catch (ServerException e) {
            failed();
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServerException.forNow("The platform is stopping.");
        }
    }

    private void failed() {
        failures = Math.min(failures + 1, 6);
        notBefore = System.nanoTime() + TimeUnit.SECONDS.toNanos(1L << (failures - 1));
    }

    private void begin(ServerSpec spec) throws IOException, InterruptedException {
        if (gone) {
            throw ServerException.forNow("The server is gone.");
        }
        String fixed = house.fixedConfig(spec, folder.path());
        if (isAlive() && !folder.lastConfig().startsWith(fixed)) {
            LOG.info("The " + spec + " is restarted, since it is to listen elsewhere");
            stop();
        }
        ServerUser user = ServerUser.of(new ServerPlace(spec.place()));
        boolean renewed = false;
        if (!isAlive()) {
            requireReadable(spec);
            folder.prepare(user);
            requirePorts(new ServerPlace(spec.place()));
        }
        if (folder.needsCertificate(house.certificateLifetime())) {
            folder.write(ServerFolder.CERTIFICATE, house.certificate(), user);
            renewed = true;
        }
        folder.write(ServerFolder.CONFIG, ServerConfig.text(fixed, spec), user);
        if (isAlive()) {
            limitAddresses(spec);
            admin.tell(spec, renewed);
            if (!spec.capacity().persistent()) {
                folder.forgetData();
            }
            house.open(new ServerPlace(spec.place()));
        } else {
            launch(spec, user);
        }
    }

    private void requireReadable(ServerSpec spec) {
        ServerProgram program = house.program();
        if (folder.hasNewerData() && spec.capacity().persistent() && program.major() < 7) {
            throw ServerException.lasting("Its data is of a newer version than " + program.version()
                    + " of the server that this machine has: the operator must install redis-server or valkey-server.");
        }
    }

    private static void requirePorts(ServerPlace place) {
        for (int port : List.of(place.port(), place.tlsPort())) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress((InetAddress) null, port));
            } catch (IOException taken) {
                throw new PortTakenException(port);
            }
        }
    }

    private void launch(ServerSpec spec, ServerUser user) throws IOException, InterruptedException {
        folder.forgetUnfinished();
        if (!spec.capacity().persistent()) {
            folder.forgetData();
        }
        ProcessBuilder builder = new ProcessBuilder(user.command(
                        addresses(spec),
                        List.of(
                                house.program().path().toString(),
                                folder.config().toString())))
                .directory(folder.path().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile());
        String path = builder.environment().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        // The platform's secrets are none of its business.
        builder.environment().clear();
        builder.environment().put("PATH", path);
        ProcessHandle begun = builder.start().toHandle();
        process = begun;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_PATIENCE);
        while (!admin.answers(spec)) {
            if (!begun.isAlive()) {
                throw ServerException.forNow("The server does not start: " + folder.complaint());
            }
            if (System.nanoTime() > deadline) {
                throw ServerException.forNow("The server does not answer within " + START_PATIENCE + " s.");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        house.open(new ServerPlace(spec.place()));
    }

    private static long addresses(ServerSpec spec) {
        return ADDRESSES + 3 * spec.capacity().bytes();
    }

    private void limitAddresses(ServerSpec spec) throws IOException, InterruptedException {
        ProcessHandle present = process;
        if (present != null) {
            new ProcessBuilder("prlimit", "--pid", String.valueOf(present.pid()), "--as=" + addresses(spec) + ":")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    /** As itself would end: what is to be on disk is there then. */
    synchronized void stop() {
        ProcessHandle present = process;
        if (present == null) {
            return;
        }
        present.destroy();
        try {
            present.onExit().get(STOP_PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    /** At once and for good, with all that it has. */
    synchronized void delete() {
        gone = true;
        end();
        folder.delete();
    }

    private void end() {
        ProcessHandle present = process;
        if (present != null) {
            present.destroyForcibly();
            present.onExit().orTimeout(STOP_PATIENCE, TimeUnit.SECONDS).join();
            process = null;
        }
    }
}
