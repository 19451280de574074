package slipway.service.releases.phase;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.releases.Release;
import slipway.model.releases.ReleaseStatus;
import slipway.service.builds.output.BuildOutput;
import slipway.service.logs.TextStream;

/** One release whose output is copied behind a build's while it grows. */
final class Following {
    private static final Logger LOG = Logger.getLogger(Following.class.getName());

    private final Release release;
    private final BuildOutput target;
    private final ReleaseOutputService outputs;
    private final Executor worker;
    private final TextStream source;
    private final AtomicBoolean queued = new AtomicBoolean();

    // Touched by the worker alone, once it has begun.
    private AutoCloseable watch = () -> {};
    private Runnable done = () -> {};
    private boolean midLine;
    private boolean over;

    Following(Release release, BuildOutput target, ReleaseOutputService outputs, Executor worker) {
        this.release = release;
        this.target = target;
        this.outputs = outputs;
        this.worker = worker;
        this.source = outputs.output(release.id());
    }

    void begin(Runnable whenDone) {
        if (release.command().isPresent()) {
            target.step("Running release command...");
        }
        worker.execute(() -> {
            done = whenDone;
            watch = source.watch(this::more);
            copy();
        });
    }

    private void more() {
        if (queued.compareAndSet(false, true)) {
            try {
                worker.execute(this::copy);
            } catch (RejectedExecutionException stopping) {
                LOG.log(Level.FINE, "Nobody follows any more", stopping);
            }
        }
    }

    /** Whatever happens, nobody is left waiting for the end of the build's output. */
    private void copy() {
        queued.set(false);
        if (over) {
            return;
        }
        try {
            byte[] text = source.read();
            while (text.length > 0) {
                target.append(text);
                midLine = text[text.length - 1] != '\n';
                text = source.read();
            }
            if (source.isOver()) {
                over = true;
                if (midLine) {
                    target.line("");
                }
                outputs.status(release.id()).ifPresent(this::say);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Release " + release.id() + " cannot be followed to its end", e);
            over = true;
        }
        if (over) {
            unwatch();
            done.run();
        }
    }

    private void unwatch() {
        try {
            watch.close();
        } catch (Exception e) {
            LOG.log(Level.FINE, "The watch was gone already", e);
        }
    }

    private void say(ReleaseStatus status) {
        if (status == ReleaseStatus.FAILED) {
            target.warning("Release command failed: this change has not been released.");
            target.warning("");
            target.warning("See what it said with heroku releases:output v%d.".formatted(release.version()));
        }
    }
}
