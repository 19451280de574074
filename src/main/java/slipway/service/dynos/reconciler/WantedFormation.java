package slipway.service.dynos.reconciler;

import java.util.List;
import java.util.UUID;

/** What an app's current release and formation ask for. */
public record WantedFormation(UUID releaseId, int releaseVersion, List<Type> types) {
    /** One process type and what is wanted of it. */
    public record Type(String name, String command, int quantity, String size) {}

    /** Wants nothing: the app is gone, or has no slug. */
    public static WantedFormation nothing() {
        return noDynos(0);
    }

    /** Wants no dyno; {@code releaseVersion} is 0 where nothing was ever deployed. */
    static WantedFormation noDynos(int releaseVersion) {
        return new WantedFormation(new UUID(0, 0), releaseVersion, List.of());
    }
}
