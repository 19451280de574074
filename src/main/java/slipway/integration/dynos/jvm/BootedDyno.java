package slipway.integration.dynos.jvm;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What asking a dyno's JVM for an archive takes to know of the dyno. */
public interface BootedDyno {
    boolean isRunning();

    /** One of its processes, which sees what all of them see. */
    OptionalLong processInside();

    /** The user that they run as, where the platform may choose users. */
    int uid();

    /** In MiB; unknown to some machines. */
    OptionalDouble memoryMb();
}
