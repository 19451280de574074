package slipway.service.dynos.reconciler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoState;
import slipway.service.logs.LogRouter;

/** What the dyno manager writes into an app's log, in Heroku's words (heroku[web.1]: ...). */
@ApplicationScoped
public class DynoLog {
    private static final int PERCENT = 100;

    @Inject
    LogRouter logs;

    void stateChanged(Dyno dyno, DynoState from, DynoState to) {
        say(dyno, "State changed from " + from.logWord() + " to " + to.logWord());
    }

    void idling(Dyno dyno) {
        say(dyno, "Idling");
    }

    void unidling(Dyno dyno) {
        say(dyno, "Unidling");
    }

    void starting(Dyno dyno) {
        say(dyno, "Starting process with command `" + dyno.command() + "`");
    }

    void restarting(Dyno dyno, boolean cycling) {
        say(dyno, cycling ? "Cycling" : "Restarting");
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
        say(dyno, "Error R13 (Attach error) -> Failed to attach to process");
    }

    void clientLeft(Dyno dyno) {
        say(dyno, "Client connection closed. Sending SIGHUP to all processes");
    }

    void detached(Dyno dyno) {
        say(
                dyno,
                "Error R16 (Detached) -> An attached process is not responding to SIGHUP after its external connection"
                        + " was closed.");
    }

    void bootTimedOut(Dyno dyno, long seconds) {
        say(
                dyno,
                "Error R10 (Boot timeout) -> Web process failed to bind to $PORT within " + seconds
                        + " seconds of launch");
        say(dyno, "Stopping process with SIGKILL");
    }

    void exitTimedOut(Dyno dyno, long seconds) {
        say(
                dyno,
                "Error R12 (Exit timeout) -> At least one process failed to exit within " + seconds
                        + " seconds of SIGTERM");
        say(dyno, "Stopping remaining processes with SIGKILL");
    }

    void overQuota(Dyno dyno, double memoryMb, int quotaMb) {
        memory(dyno, memoryMb, quotaMb);
        say(dyno, "Error R14 (Memory quota exceeded)");
    }

    void vastlyOverQuota(Dyno dyno, double memoryMb, int quotaMb) {
        memory(dyno, memoryMb, quotaMb);
        say(dyno, "Error R15 (Memory quota vastly exceeded)");
        say(dyno, "Stopping process with SIGKILL");
    }

    void checksumWrong(Dyno dyno, String expected, String actual) {
        say(
                dyno,
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

    private void say(Dyno dyno, String message) {
        logs.platform(dyno.appId(), dyno.name(), message);
    }
}
