package slipway.service.dynos.oneoffs;

import java.util.UUID;

/** Told of what clients of attached one-offs do; the reconciler is one. None of the methods blocks. */
public interface AttachmentListener {
    /** Somebody has asked for the dyno, and may come for it from now on. */
    void clientAwaited(UUID dynoId);

    /** The client is there: its command may begin. */
    void clientCame(UUID dynoId);

    /** The client has left, though the command has not ended. */
    void clientLeft(UUID dynoId);
}
