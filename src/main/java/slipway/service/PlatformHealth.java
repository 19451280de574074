package slipway.service;

import java.util.Map;
import slipway.service.dynos.runtime.Isolation;

/** Whether the platform can do its work. */
public interface PlatformHealth {
    /** Each part by name, and whether it works. */
    Map<String, Boolean> parts();

    /** How well the dynos that run here are kept from each other. */
    Isolation isolation();
}
