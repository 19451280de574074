package slipway.api.databases;

/** What was done, in a sentence. */
public record MessageRepresentation(String message) {}
