package slipway.api.databases;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether somebody who waits for a database has to wait on. */
public record WaitStatusRepresentation(
        @JsonProperty("waiting?") boolean waiting,
        @JsonProperty("error?") boolean error,
        String message) {
    static final WaitStatusRepresentation THERE = new WaitStatusRepresentation(false, false, "available");
    static final WaitStatusRepresentation ON_ITS_WAY = new WaitStatusRepresentation(true, false, "being made");
}
