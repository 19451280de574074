package slipway.service.apps;

import java.util.UUID;

/** Port of what is done to an app: other apps that change with it. */
public interface Neighbours {
    /** Locks the rows of an app and of those that change when it goes, in the one order that everybody keeps. */
    void lockWithApp(UUID appId);
}
