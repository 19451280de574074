package slipway.service.metrics;

import java.util.UUID;

/** Port: how the router stands at this moment. */
public interface RouterGauges {
    /** Connections of clients, idle ones and tunnels among them. */
    default int connections() {
        return 0;
    }

    /** Requests and tunnels that are not over, those for the platform's own pages among them. */
    default int requests() {
        return 0;
    }

    /** Bytes of what one side has sent and the other has no room for yet. */
    default long heldBytes() {
        return 0;
    }

    /** Requests that wait for a dyno of the app. */
    default int waiting(UUID appId) {
        return 0;
    }
}
