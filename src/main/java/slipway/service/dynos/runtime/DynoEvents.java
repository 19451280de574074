package slipway.service.dynos.runtime;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a runtime reports, from threads of its own. */
public interface DynoEvents {
    /** The command runs. */
    void launched(UUID dynoId);

    /** A web dyno accepts connections on its port. */
    void listening(UUID dynoId);

    /** The process has ended; 128 and the signal's number where a signal ended it. Reported once. */
    void exited(UUID dynoId, int status);

    /**
     * The same of a process that ended while no platform looked.
     *
     * @param at when, where that was written down
     */
    void exitedUnseen(UUID dynoId, int status, Optional<Instant> at);

    /** What the dyno takes, told from time to time. */
    void uses(UUID dynoId, Usage usage);

    /**
     * The dyno took more than it may, so that it has to end, where the machine has not ended it yet; told once, and before
     * its exit.
     */
    void exceeded(UUID dynoId, Excess excess);

    /**
     * The slug is not what it was when it was packed, so that the dyno cannot start; told before its exit.
     *
     * @param expected its SHA-256 in hexadecimal digits, and what it is now
     */
    void corrupt(UUID dynoId, String expected, String actual);

    /** The same output byte by byte, always before the lines that it makes; may be told again by a later platform. */
    default void wrote(UUID dynoId, long position, ByteBuffer bytes) {}

    /**
     * A line of output; may block until there is room.
     *
     * @param offset where the line ends in the dyno's output, in bytes
     * @param stored to be run once the line is safe
     */
    void output(UUID appId, UUID dynoId, String dynoName, Instant time, String line, long offset, Runnable stored)
            throws InterruptedException;
}
