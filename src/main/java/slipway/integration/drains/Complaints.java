package slipway.integration.drains;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import slipway.integration.drains.wire.ClosedAddressException;
import slipway.model.logs.DrainUrl;

/** What the owner of a drain can mend, said in the app's log now and then. Used by one thread at a time. */
final class Complaints {
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private Instant next = Instant.EPOCH;

    /** A line for the log if this failure deserves one, and none was written lately. */
    Optional<String> about(Throwable failure, DrainUrl url, Instant now) {
        Optional<String> text = text(failure, url);
        if (text.isEmpty() || now.isBefore(next)) {
            return Optional.empty();
        }
        next = now.plus(BETWEEN);
        return text;
    }

    /** After a success the next failure is news. */
    void forget() {
        next = Instant.EPOCH;
    }

    private static Optional<String> text(Throwable failure, DrainUrl url) {
        if (failure instanceof ClosedAddressException) {
            return Optional.of("Log drains may not go to the address of uri=\"" + url.place() + "\"");
        }
        if (in(failure, CertificateException.class).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "Error L14 (certificate validation): error=\"%s\" uri=\"%s\"".formatted(reason(failure), url.place()));
    }

    private static String reason(Throwable failure) {
        if (in(failure, CertificateExpiredException.class).isPresent()) {
            return "certificate expired";
        }
        if (in(failure, CertPathBuilderException.class).isPresent()) {
            return "unknown ca";
        }
        return in(failure, CertificateException.class)
                .map(cause -> String.valueOf(cause.getMessage()).replace('"', '\''))
                .orElse("");
    }

    private static Optional<Throwable> in(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }
}
