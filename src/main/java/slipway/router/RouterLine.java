package slipway.router;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import slipway.service.domains.WebDyno;

/** The router's line in an app's log, field by field as Heroku's Router 2.0 writes it. */
final class RouterLine {
    private RouterLine() {}

    static String of(Visit visit, int status) {
        RouterError error = visit.error();
        WebDyno dyno = visit.dyno();
        StringBuilder line = new StringBuilder(256);
        if (error == null) {
            line.append("at=info");
        } else {
            line.append("at=").append(error.level()).append(" code=").append(error);
            line.append(" desc=\"").append(error.description()).append('"');
        }
        line.append(" method=").append(visit.request().getMethod());
        line.append(" path=\"").append(path(visit)).append('"');
        line.append(" host=").append(visit.host());
        line.append(" request_id=").append(visit.requestId());
        line.append(" fwd=\"").append(clean(visit.forwardedFor())).append('"');
        line.append(" dyno=").append(dyno == null ? "" : dyno.name());
        line.append(" connect=").append(millis(visit.connectMillis()));
        line.append(" service=").append(millis(visit.serviceMillis()));
        line.append(" status=").append(status);
        line.append(" bytes=").append(error == null ? String.valueOf(visit.bytes()) : "");
        String protocol = visit.request().getConnectionMetaData().getProtocol();
        line.append(" protocol=").append(protocol.toLowerCase(Locale.ROOT).replace("/", ""));
        line.append(" tls=").append(visit.request().isSecure());
        return line.toString();
    }

    private static String path(Visit visit) {
        return clean(visit.request().getHttpURI().getPathQuery());
    }

    /** Nobody may end the field, or the line, by what he sends. */
    private static String clean(@Nullable String text) {
        return text == null ? "" : text.replace("\"", "%22").replaceAll("\\p{Cntrl}", "");
    }

    private static String millis(long count) {
        return count < 0 ? "" : count + "ms";
    }
}
