package slipway.web.activity;

import java.time.Instant;
import slipway.model.activity.ActivityEvent;

/**
 * One change as a page shows it.
 *
 * @param app the app's name at that time; empty for what was done to an account
 * @param from how it came, such as {@code api, 127.0.0.1, heroku-cli/11.10.0}
 * @param token the first digits of the token's authorization; empty where none was used
 */
public record ActivityRow(
        long seq,
        String app,
        String who,
        String what,
        String kind,
        String action,
        String from,
        String token,
        Instant at) {
    private static final int SHORT_ID = 8;

    /** What clients say of themselves up to here is enough to know them by. */
    private static final int SHORT_CLIENT = 40;

    static ActivityRow of(ActivityEvent event) {
        StringBuilder from = new StringBuilder(event.origin().via());
        event.origin().address().ifPresent(address -> from.append(", ").append(address));
        event.origin()
                .client()
                .ifPresent(client -> from.append(", ").append(client, 0, Math.min(SHORT_CLIENT, client.length())));
        return new ActivityRow(
                event.seq(),
                event.appName().orElse(""),
                event.email(),
                event.description(),
                event.kind(),
                event.action().word(),
                from.toString(),
                event.origin()
                        .authorizationId()
                        .map(id -> id.toString().substring(0, SHORT_ID))
                        .orElse(""),
                event.createdAt());
    }
}
