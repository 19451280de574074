package slipway.service.logs.drains;

import java.util.UUID;

/** Port: sends what comes into apps' logs to the drains that are open. */
public interface DrainDelivery {
    /** Lines that come from now on go to the drain. */
    void open(OpenDrain drain);

    void close(UUID drainId);

    void closeAllOf(UUID appId);
}
