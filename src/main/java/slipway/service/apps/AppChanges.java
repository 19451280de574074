package slipway.service.apps;

import java.util.Optional;
import slipway.model.access.Permission;

/** What a caller wants different about an app; absent parts stay. */
public record AppChanges(
        Optional<String> name, Optional<Boolean> maintenance, Optional<String> buildStack, Optional<Boolean> locked) {
    public static AppChanges ofName(String name) {
        return new AppChanges(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static AppChanges ofMaintenance(boolean on) {
        return new AppChanges(Optional.empty(), Optional.of(on), Optional.empty(), Optional.empty());
    }

    public static AppChanges ofLock(boolean on) {
        return new AppChanges(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(on));
    }

    /** What somebody must be allowed to make these changes; for several at once, the greatest of it. */
    Permission needed() {
        return name.isPresent() || locked.isPresent() ? Permission.MANAGE : Permission.OPERATE;
    }
}
