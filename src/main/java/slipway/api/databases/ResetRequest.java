package slipway.api.databases;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Body of {@code PUT /client/v11/databases/X/reset}. */
record ResetRequest(@Nullable List<String> extensions) {
    List<String> wanted() {
        return Optional.ofNullable(extensions).orElse(List.of());
    }
}
