package slipway.router.rendezvous;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import slipway.service.dynos.oneoffs.AttachedClient;
import slipway.service.dynos.oneoffs.Attachment;
import slipway.service.dynos.oneoffs.Attachments;

/**
 * A client's connection to its one-off: the first line is the secret, all the rest is input and output (SRC:
 * heroku/cli, run/dyno.ts).
 *
 * <p>What comes is read piece by piece, the next one once the command has taken the one before.
 */
final class RendezvousConnection extends AbstractConnection implements Connection.UpgradeTo, AttachedClient {
    /** Longer than any secret. */
    private static final int MAX_LINE = 512;

    private static final int PIECE = 8_192;

    private final Attachments attachments;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private volatile @Nullable Attachment attachment;
    private byte[] early = {};

    RendezvousConnection(EndPoint endPoint, Executor executor, Attachments attachments) {
        super(endPoint, executor);
        this.attachments = attachments;
    }

    @Override
    public void onUpgradeTo(@Nullable ByteBuffer prefilled) {
        early = prefilled == null ? early : BufferUtil.toArray(prefilled);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        if (early.length > 0) {
            take(early);
        } else {
            fillInterested();
        }
    }

    @Override
    public void onFillable() {
        ByteBuffer piece = BufferUtil.allocate(PIECE);
        try {
            int filled = getEndPoint().fill(piece);
            if (filled > 0) {
                take(BufferUtil.toArray(piece));
            } else if (filled == 0) {
                fillInterested();
            } else {
                close();
            }
        } catch (IOException gone) {
            close();
        }
    }

    private void take(byte[] bytes) {
        attachments.execute(() -> {
            if (input(bytes)) {
                fillInterested();
            } else {
                close();
            }
        });
    }

    /** Returns whether there may be more. */
    private boolean input(byte[] bytes) {
        Attachment joined = attachment;
        if (joined != null) {
            joined.input(bytes);
            return true;
        }
        line.writeBytes(bytes);
        byte[] all = line.toByteArray();
        int end = indexOfNewline(all);
        if (end < 0) {
            return all.length <= MAX_LINE;
        }
        String secret = new String(all, 0, end, StandardCharsets.US_ASCII).strip();
        Optional<Attachment> claimed = attachments.claim(secret, this);
        claimed.ifPresent(found -> {
            attachment = found;
            // How long there may be silence is up to the attachment from now on.
            getEndPoint().setIdleTimeout(0);
            if (end + 1 < all.length) {
                found.input(Arrays.copyOfRange(all, end + 1, all.length));
            }
        });
        return claimed.isPresent();
    }

    private static int indexOfNewline(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        super.onClose(cause);
        Attachment joined = attachment;
        if (joined != null) {
            joined.clientGone();
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        Callback.Completable done = new Callback.Completable();
        getEndPoint().write(done, ByteBuffer.wrap(bytes));
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
