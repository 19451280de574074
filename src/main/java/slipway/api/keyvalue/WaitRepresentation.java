package slipway.api.keyvalue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a server is still to be waited for, by {@code redis:wait}. */
public record WaitRepresentation(@JsonProperty("waiting?") boolean waiting, String message) {
    static WaitRepresentation of(boolean waiting) {
        return new WaitRepresentation(waiting, waiting ? "preparing" : "available");
    }
}
