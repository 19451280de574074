package slipway.service.logs.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.apps.App;
import slipway.model.logs.LogFilter;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.logs.LogBuffer;
import slipway.service.logs.LogBuffers;
import slipway.service.logs.LogEntry;
import slipway.service.logs.TextStream;
import slipway.service.secrets.UrlSigner;

/** Opens log sessions for those who may read an app's log, and serves what their URLs promise. */
@ApplicationScoped
public class LogSessionService {
    /** Where session URLs point. */
    public static final String PATH = "/streams/logs/";

    /** How long a new connection may be made with a session's URL (SRC: 360 s). */
    private static final Duration LIFETIME = Duration.ofMinutes(6);

    /** How much longer a client that was cut off may come back with it. */
    private static final Duration RESUMABLE = Duration.ofHours(24);

    /** Lines when the client names no number (Dev Center, "Logging"). */
    private static final int DEFAULT_LINES = 100;

    @Inject
    AppFinder apps;

    @Inject
    UrlSigner signer;

    @Inject
    LogBuffers buffers;

    /** What a session shows. */
    public record Wish(Optional<Integer> lines, boolean tail, LogFilter filter) {}

    public LogSession open(Actor actor, String appName, Wish wish) {
        App app = apps.require(actor, appName);
        int lines = wish.lines().orElse(DEFAULT_LINES);
        if (lines < 0) {
            throw new InvalidParamsException("lines must not be negative.");
        }
        UUID id = UUID.randomUUID();
        String path = PATH + app.id() + "?session=" + id + "&lines=" + Math.min(lines, LogBuffer.CAPACITY) + "&tail="
                + wish.tail() + parameter("source", wish.filter().source())
                + parameter("dyno", wish.filter().dyno());
        return new LogSession(id, signer.sign("GET", path, Moment.now().plus(LIFETIME)), Moment.now());
    }

    /**
     * The stream behind a session's URL, whose signature the caller has checked.
     *
     * @param lastNumber the last line that a client which comes back has seen
     */
    public TextStream stream(UUID appId, Wish wish, OptionalLong lastNumber) {
        LogBuffer buffer = buffers.of(appId);
        LogTail tail =
                new LogTail(buffer, wish.filter(), wish.tail(), lastNumber.orElseGet(() -> before(buffer, wish)));
        return wish.tail() ? new ResumableTail(tail) : tail;
    }

    /** The time at which a session's URL must be valid for a request that comes now: earlier for one that comes back. */
    public Instant validAt(boolean comesBack) {
        return comesBack ? Moment.now().minus(RESUMABLE) : Moment.now();
    }

    /** The number after which exactly the wished number of matching lines remain. */
    private static long before(LogBuffer buffer, Wish wish) {
        List<LogEntry> matching = buffer.after(0, LogBuffer.CAPACITY).stream()
                .filter(entry -> wish.filter().accepts(entry.line()))
                .toList();
        int skip = matching.size() - wish.lines().orElse(DEFAULT_LINES);
        return skip <= 0 ? buffer.forgottenUpTo() : matching.get(skip - 1).number();
    }

    private static String parameter(String name, Optional<String> value) {
        return value.map(text -> "&" + name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse("");
    }
}
