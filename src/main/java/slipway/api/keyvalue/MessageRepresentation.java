package slipway.api.keyvalue;

/** What is said to whoever has had something done. */
public record MessageRepresentation(String message) {}
