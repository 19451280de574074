package slipway.api.addons;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Body of {@code PATCH /apps/X/addons/Y}: another plan, another name, or both. */
record AddOnUpdateRequest(@Nullable String name, @Nullable JsonNode plan) {}
