package slipway.api.addons;

import org.jspecify.annotations.Nullable;

/** Body of {@code DELETE /apps/X/addons/Y}, which the CLI sends and others leave out. */
record AddOnDestroyRequest(@Nullable Boolean force) {}
