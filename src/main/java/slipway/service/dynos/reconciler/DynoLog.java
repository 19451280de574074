package slipway.service.dynos.reconciler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import slipway.model.Moment;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoState;
import slipway.model.monitoring.DynoEvent;
import slipway.service.logs.LogRouter;
import slipway.service.metrics.MeteredApps;

/** What the dyno manager writes into an app's log, in Heroku's words (heroku[web.1]: ...). */
@ApplicationScoped
public class DynoLog {
    private static final int PERCENT = 100;

    @Inject
    LogRouter logs;

    @Inject
    MeteredApps metered;

    void stateChanged(Dyno dyno, DynoState from, DynoState to) {
        say(dyno, "State changed from " + from.logWord() + " to " + to.logWord());
        switch (to) {
            case UP -> happened(dyno, DynoEvent.UP);
            case CRASHED -> happened(dyno, DynoEvent.CRASHED);
            default -> {
                // The other moves have events of their own.
            }
        }
    }

    void idling(Dyno dyno) {
        say(dyno, "Idling");
        happened(dyno, DynoEvent.IDLED);
    }

    void unidling(Dyno dyno) {
        say(dyno, "Unidling");
        happened(dyno, DynoEvent.WOKEN);
    }

    void starting(Dyno dyno) {
        say(dyno, "Starting process with command `" + dyno.command() + "`");
        happened(dyno, DynoEvent.STARTED);
    }

    void restarting(Dyno dyno, boolean cycling) {
        say(dyno, cycling ? "Cycling" : "Restarting");
        happened(dyno, cycling ? DynoEvent.CYCLED : DynoEvent.RESTARTED);
    }

    void stopping(Dyno dyno) {
        say(dyno, "Stopping all processes with SIGTERM");
    }

    void exited(Dyno dyno, int status) {
        say(dyno, "Process exited with status " + status);
    }

    /** A one-off has ended, whatever its exit status. */
    void completed(Dyno dyno, DynoState from) {
        say(dyno, "State changed from " + from.logWord() + " to complete");
    }

    void awaitingClient(Dyno dyno) {
        say(dyno, "Awaiting client");
    }

    void notAttached(Dyno dyno) {
        complain(dyno, "R13", "Error R13 (Attach error) -> Failed to attach to process");
    }

    void clientLeft(Dyno dyno) {
        say(dyno, "Client connection closed. Sending SIGHUP to all processes");
    }

    void detached(Dyno dyno) {
        complain(
                dyno,
                "R16",
                "Error R16 (Detached) -> An attached process is not responding to SIGHUP after its external connection"
                        + " was closed.");
    }

    void bootTimedOut(Dyno dyno, long seconds) {
        complain(
                dyno,
                "R10",
                "Error R10 (Boot timeout) -> Web process failed to bind to $PORT within " + seconds
                        + " seconds of launch");
        say(dyno, "Stopping process with SIGKILL");
    }

    void exitTimedOut(Dyno dyno, long seconds) {
        complain(
                dyno,
                "R12",
                "Error R12 (Exit timeout) -> At least one process failed to exit within " + seconds
                        + " seconds of SIGTERM");
        say(dyno, "Stopping remaining processes with SIGKILL");
    }

    void overQuota(Dyno dyno, double memoryMb, int quotaMb) {
        memory(dyno, memoryMb, quotaMb);
        complain(dyno, "R14", "Error R14 (Memory quota exceeded)");
    }

    void vastlyOverQuota(Dyno dyno, double memoryMb, int quotaMb) {
        memory(dyno, memoryMb, quotaMb);
        complain(dyno, "R15", "Error R15 (Memory quota vastly exceeded)");
        say(dyno, "Stopping process with SIGKILL");
    }

    void checksumWrong(Dyno dyno, String expected, String actual) {
        complain(
                dyno,
                "R17",
                "Error R17 (Checksum error) -> Checksum does not match expected value. Expected: SHA256:%s Actual: SHA256:%s"
                        .formatted(expected, actual));
    }

    /** Heroku has no code for it. */
    void diskFull(Dyno dyno, int mostMb) {
        say(
                dyno,
                "Disk quota exceeded: a dyno may write %d MB to /app and /tmp, and less while the platform's disk is full"
                        .formatted(mostMb));
        say(dyno, "Stopping process with SIGKILL");
    }

    private void memory(Dyno dyno, double memoryMb, int quotaMb) {
        say(
                dyno,
                String.format(
                        Locale.ROOT, "Process running mem=%.0fM(%.1f%%)", memoryMb, memoryMb / quotaMb * PERCENT));
    }

    void metrics(Dyno dyno, String metrics) {
        say(dyno, metrics);
    }

    /** @param code such as {@code R14}, for those who count them */
    private void complain(Dyno dyno, String code, String message) {
        say(dyno, message);
        if (!dyno.isOneOff()) {
            metered.of(dyno.appId()).ifPresent(meter -> meter.complained(dyno.type(), code, Moment.now()));
        }
    }

    private void happened(Dyno dyno, DynoEvent event) {
        if (!dyno.isOneOff()) {
            metered.of(dyno.appId()).ifPresent(meter -> meter.happened(dyno.type(), event, Moment.now()));
        }
    }

    private void say(Dyno dyno, String message) {
        logs.platform(dyno.appId(), dyno.name(), message);
    }
}
