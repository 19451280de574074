package slipway.service.dynos.oneoffs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import slipway.service.dynos.runtime.DynoTerminal;

/** One client and its one-off: bytes go both ways, unchanged, until either of them ends. */
public final class Attachment {
    private static final Logger LOG = Logger.getLogger(Attachment.class.getName());

    /** The client throws its first piece away (SRC: heroku/cli, run/dyno.ts), so that it must be none of the command's. */
    private static final byte[] GREETING = "rendezvous\r\n".getBytes(StandardCharsets.US_ASCII);

    /** What the CLI sends when its own input ends: Ctrl-D, which only a terminal understands. */
    private static final byte END_OF_TRANSMISSION = 4;

    private static final int PIECE = 8_192;

    private final UUID dynoId;
    private final Runnable left;
    private final CompletableFuture<DynoTerminal> terminal = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable AttachedClient client;
    private volatile long lastActive = System.nanoTime();

    Attachment(UUID dynoId, Runnable left) {
        this.dynoId = dynoId;
        this.left = left;
    }

    UUID dynoId() {
        return dynoId;
    }

    void clientCame(AttachedClient who) {
        client = who;
        lastActive = System.nanoTime();
        try {
            who.write(GREETING);
        } catch (IOException goneAlready) {
            LOG.log(Level.FINE, "The client has left", goneAlready);
        }
    }

    /** Hands over what the client has typed; blocks until the command has taken it, or has ended. */
    public void input(byte[] bytes) {
        lastActive = System.nanoTime();
        try {
            DynoTerminal at = terminal.get();
            OutputStream in = at.input();
            if (!at.isTty() && bytes.length == 1 && bytes[0] == END_OF_TRANSMISSION) {
                in.close();
            } else {
                in.write(bytes);
                in.flush();
            }
        } catch (IOException | ExecutionException ended) {
            LOG.log(Level.FINE, "The command takes no input any more", ended);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The client has closed its end, or was cut off. */
    public void clientGone() {
        if (over.compareAndSet(false, true)) {
            left.run();
        }
    }

    /** Closes the connection, as if the client had done it. */
    void end() {
        clientGone();
        closeClient();
    }

    void refuse(String why) {
        terminal.completeExceptionally(new IOException(why));
        if (over.compareAndSet(false, true)) {
            AttachedClient there = client;
            if (there != null) {
                write(there, (why + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
            closeClient();
        }
    }

    /** Nanoseconds since anything was said. */
    long silence() {
        return System.nanoTime() - lastActive;
    }

    boolean isOver() {
        return over.get();
    }

    /** Carries the command's output to the client until it ends; what comes after the client has left is dropped. */
    void pump(DynoTerminal at) {
        terminal.complete(at);
        byte[] piece = new byte[PIECE];
        try {
            for (int read = at.output().read(piece);
                    read >= 0;
                    read = at.output().read(piece)) {
                lastActive = System.nanoTime();
                AttachedClient there = client;
                if (there != null && !over.get() && !write(there, Arrays.copyOf(piece, read))) {
                    clientGone();
                }
            }
        } catch (IOException ended) {
            LOG.log(Level.FINE, "The command writes no more", ended);
        }
        over.set(true);
        closeClient();
    }

    private static boolean write(AttachedClient there, byte[] bytes) {
        try {
            there.write(bytes);
            return true;
        } catch (IOException gone) {
            LOG.log(Level.FINE, "The client has left", gone);
            return false;
        }
    }

    private void closeClient() {
        AttachedClient there = client;
        if (there != null) {
            there.close();
        }
    }
}
