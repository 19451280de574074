package slipway.service;

import java.util.Map;

/** Whether the platform can do its work. */
public interface PlatformHealth {
    /** Each part by name, and whether it works. */
    Map<String, Boolean> parts();
}
