package slipway.api.shared;

import java.util.UUID;

/** Something inside another object of which only the id is told. */
public record IdReference(UUID id) {}
