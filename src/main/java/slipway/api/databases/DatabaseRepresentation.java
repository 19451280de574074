package slipway.api.databases;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.service.databases.DatabaseFinder.Known;

/** What {@code heroku pg:info} wants to know; the URL has a password in it. */
public record DatabaseRepresentation(
        UUID id,
        String name,
        String plan,
        String databaseName,
        String resourceUrl,
        @Nullable String following,
        @Nullable String leader,
        List<InfoRow> info) {
    static DatabaseRepresentation of(Known known, String url, Map<String, List<String>> rows) {
        return new DatabaseRepresentation(
                known.addOn().id(),
                known.addOn().name(),
                known.plan().shortName(),
                known.database().name(),
                url,
                null,
                null,
                rows.entrySet().stream()
                        .map(row -> new InfoRow(row.getKey(), row.getValue()))
                        .toList());
    }

    /** Without what must not be written anywhere. */
    @Override
    public String toString() {
        return "DatabaseRepresentation[" + name + "]";
    }
}
