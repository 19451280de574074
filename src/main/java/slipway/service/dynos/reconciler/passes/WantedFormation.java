package slipway.service.dynos.reconciler.passes;

import java.util.List;
import java.util.UUID;

/**
 * What an app's current release and formation ask for.
 *
 * @param rest whether its dynos are to sleep
 * @param thaws whether a frozen dyno goes on where it was when it is asked for, instead of being replaced
 */
public record WantedFormation(UUID releaseId, int releaseVersion, List<Type> types, Rest rest, boolean thaws) {
    /** One process type and what is wanted of it. */
    public record Type(String name, String command, int quantity, String size) {}

    /** Whether and how an app sleeps. */
    public enum Rest {
        NONE,
        /** Frozen; what cannot be frozen is stopped. */
        NAP,
        STOP,
        /** Stopped until its owner has free hours again. */
        OUT_OF_HOURS
    }

    /** Wants nothing: the app is gone, or has no slug. */
    public static WantedFormation nothing() {
        return noDynos(0);
    }

    /** Wants no dyno; {@code releaseVersion} is 0 where nothing was ever deployed. */
    static WantedFormation noDynos(int releaseVersion) {
        return new WantedFormation(new UUID(0, 0), releaseVersion, List.of(), Rest.NONE, true);
    }
}
