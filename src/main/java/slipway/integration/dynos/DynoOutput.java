package slipway.integration.dynos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.integration.dynos.output.OutputTail;
import slipway.model.Moment;

/** Reads what a dyno has written and tells it on, in turn with the output of all others. */
final class DynoOutput {
    private static final Logger LOG = Logger.getLogger(DynoOutput.class.getName());

    private final DynoFolder folder;
    private final About about;
    private final Surroundings around;
    private final AtomicBoolean reading = new AtomicBoolean();
    private OutputTail tail;

    DynoOutput(DynoFolder folder, About about, Surroundings around) {
        this.folder = folder;
        this.about = about;
        this.around = around;
        this.tail = new OutputTail(folder.output(), 0);
    }

    /** Goes on from where an earlier platform had come to. */
    void skipTo(long logged) {
        tail = new OutputTail(folder.output(), logged);
    }

    void grew() {
        if (reading.compareAndSet(false, true)) {
            later(() -> {
                reading.set(false);
                if (read(false)) {
                    grew();
                }
            });
        }
    }

    /** Reads the rest before it goes on. */
    void readToTheEnd(Runnable next) {
        later(() -> {
            if (read(true)) {
                readToTheEnd(next);
            } else {
                next.run();
            }
        });
    }

    private void later(Runnable task) {
        try {
            around.readers().execute(task);
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.FINE, "The next platform reads on", stopping);
        }
    }

    /** Whether there is more to be read. */
    private boolean read(boolean over) {
        try {
            return tail.read(over, new Told());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Output of " + about.name() + " cannot be read", e);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Tells what is read. */
    private final class Told implements OutputTail.Lines {
        @Override
        public void raw(long position, ByteBuffer bytes) {
            around.events().wrote(about.id(), position, bytes);
        }

        @Override
        public void accept(String line, long end, boolean last) throws InterruptedException {
            Runnable stored = last ? () -> keepOffset(end) : () -> {};
            around.events().output(about.appId(), about.id(), about.name(), Moment.now(), line, end, stored);
        }
    }

    private void keepOffset(long offset) {
        try {
            folder.keepOffset(offset);
        } catch (IOException e) {
            LOG.log(Level.FINE, "The history's own cursor will do for " + about.name(), e);
        }
    }
}
