package slipway.service.metrics;

import java.util.UUID;

/** Port: how the router stands at this moment. */
public interface RouterGauges {
    /** Connections of clients, idle ones and tunnels among them. */
    default int connections() {
        return 0;
    }

    /** Requests that wait for a dyno of the app. */
    default int waiting(UUID appId) {
        return 0;
    }
}
