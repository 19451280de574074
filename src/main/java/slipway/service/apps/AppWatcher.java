package slipway.service.apps;

import java.util.UUID;

/** Told, after the commit, that something about an app is different; the reconciler is one. */
public interface AppWatcher {
    void appChanged(UUID appId);

    /** Waits until every change told so far has taken effect for visitors. */
    void awaitCaughtUp() throws InterruptedException;
}
