package slipway.api.databases.backups;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code POST /client/v11/databases/X/restores}. */
public record RestoreRequest(
        @Nullable String backupUrl, @Nullable List<String> extensions) {
    public String requiredUrl() {
        return Optional.ofNullable(backupUrl)
                .orElseThrow(() -> new InvalidParamsException("Parameter \"backup_url\" is missing."));
    }

    @Override
    public String toString() {
        return "RestoreRequest";
    }
}
