package slipway.api.logs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.logs.LogFilter;
import slipway.service.logs.sessions.LogSessionService;

/** Body of {@code POST /apps/X/log-sessions}. */
record LogSessionCreateRequest(
        @Nullable Integer lines,
        @Nullable Boolean tail,
        @Nullable String source,
        @Nullable String dyno,
        @Nullable String type) {
    LogSessionService.Wish wish() {
        Optional<String> process = Optional.ofNullable(dyno).or(() -> Optional.ofNullable(type));
        return new LogSessionService.Wish(
                Optional.ofNullable(lines),
                Boolean.TRUE.equals(tail),
                new LogFilter(
                        Optional.ofNullable(source).filter(text -> !text.isEmpty()),
                        process.filter(text -> !text.isEmpty())));
    }
}
