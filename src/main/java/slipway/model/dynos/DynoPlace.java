package slipway.model.dynos;

import java.util.UUID;

/** A place in an app's formation that one dyno at a time fills: type and number from 1. */
public record DynoPlace(UUID appId, String type, int number) {}
