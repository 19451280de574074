package slipway.integration.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the person who pushes reads behind {@code remote:}; once they are gone, nothing. */
final class PushMessages {
    private static final Logger LOG = Logger.getLogger(PushMessages.class.getName());

    private final OutputStream out;
    private boolean gone;

    PushMessages(OutputStream out) {
        this.out = out;
    }

    void line(String text) {
        write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void problem(String text) {
        line(" !     " + text);
    }

    void write(byte[] text) {
        if (gone) {
            return;
        }
        try {
            out.write(text);
            out.flush();
        } catch (IOException e) {
            // The build goes on: it was asked for.
            LOG.log(Level.FINE, "Who pushed does not read any more", e);
            gone = true;
        }
    }
}
