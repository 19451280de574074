package slipway.service.dynos.sleep;

import java.util.UUID;

/** Port of the router: somebody asks for an app that sleeps. */
@FunctionalInterface
public interface AppWaker {
    /** Has the app woken; returns at once. Many calls for one app wake it once. */
    void wake(UUID appId);
}
