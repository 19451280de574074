package slipway.api.databases.backups;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.NumberOrText;

/** Body of {@code POST /client/v11/databases/X/transfer-schedules}. */
public record ScheduleRequest(
        @JsonDeserialize(using = NumberOrText.class) @Nullable
        String hour,

        @Nullable String timezone,
        @Nullable String scheduleName) {}
