package slipway.integration.dynos.limits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import slipway.service.dynos.runtime.Allowance;
import slipway.service.dynos.runtime.Usage;

/** Linux' control groups in one of their two versions (cgroups(7)), of which each dyno has one. */
interface ControlGroups {
    /** Such as {@code control groups v2}. */
    String name();

    /**
     * Makes ready what holds all dynos' groups; fails where this platform may not.
     *
     * @param memoryMb what all of them may have together, in MiB
     */
    void prepare(int memoryMb) throws IOException;

    /** The folders of a dyno's group: one, or one for each controller. */
    List<Path> folders(String dyno);

    /** Where a dyno sees such a folder. */
    String seenAs(Path folder);

    /** Makes the group with its limits. */
    void create(String dyno, Allowance allowance) throws IOException;

    /** Fails where there is no such group. */
    Usage usage(String dyno) throws IOException;

    /** How many processes of the dyno were ended since the dyno took more memory than it may. */
    long outOfMemory(String dyno) throws IOException;

    /** All dynos that have a group. */
    List<String> dynos() throws IOException;
}
