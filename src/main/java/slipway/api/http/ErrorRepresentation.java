package slipway.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** An error as Heroku's clients print it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErrorRepresentation(
        String id, String message, @Nullable String resource) {}
