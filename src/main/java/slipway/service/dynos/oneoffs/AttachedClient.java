package slipway.service.dynos.oneoffs;

import java.io.IOException;

/** Port: the far end of an attached one-off, such as the terminal in which {@code heroku run} was typed. */
public interface AttachedClient {
    /** Sends all of {@code bytes}; blocks until they are on their way, and fails where the client is gone. */
    void write(byte[] bytes) throws IOException;

    /** Ends the connection once everything written is on its way; does not mind being repeated. */
    void close();
}
