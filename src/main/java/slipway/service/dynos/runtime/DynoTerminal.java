package slipway.service.dynos.runtime;

import java.io.InputStream;
import java.io.OutputStream;

/** The two ends of a dyno that somebody sits at: what they type and what they see. */
public interface DynoTerminal {
    /** Goes to the command; closing it is the end of its input. */
    OutputStream input();

    /** What the command writes, errors included; ends with the command. */
    InputStream output();

    /** Whether the command sees a terminal, in which Ctrl-C and Ctrl-D mean something. */
    boolean isTty();

    /** Lets go of both ends. */
    void hangUp();
}
