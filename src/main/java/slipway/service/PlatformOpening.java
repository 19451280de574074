package slipway.service;

/** Fired once by the start of the platform, when all that its further ports need is there. */
public record PlatformOpening() {}
