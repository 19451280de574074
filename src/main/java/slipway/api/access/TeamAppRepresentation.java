package slipway.api.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import slipway.api.apps.AppRepresentation;

/** The {@code team-app} object of Platform API v3: an app, and who may join it; every app has one here. */
public record TeamAppRepresentation(@JsonUnwrapped AppRepresentation app, boolean joined, boolean locked) {}
