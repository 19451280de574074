package slipway.api.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.BooleanOrText;

/** Body of {@code PATCH /apps/X}. */
record AppUpdateRequest(
        @Nullable String name,

        @JsonDeserialize(using = BooleanOrText.class) @Nullable
        Boolean maintenance,

        @Nullable String buildStack) {}
