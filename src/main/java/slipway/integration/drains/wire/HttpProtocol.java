package slipway.integration.drains.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import slipway.service.logs.drains.OpenDrain;

/** HTTP and HTTPS: each frame is a POST of {@code application/logplex-1}, as Heroku's receivers know it. */
final class HttpProtocol implements Protocol {
    private static final int TOO_MANY_REQUESTS = 429;

    @Override
    public Framing framing() {
        return Framing.LOGPLEX;
    }

    @Override
    public Outcome send(Frame frame, OpenDrain drain, DrainConnection connection) throws IOException {
        byte[] head = head(frame, drain).getBytes(StandardCharsets.ISO_8859_1);
        connection.write(out -> {
            out.write(head);
            frame.writeTo(out);
        });
        HttpAnswer answer = HttpAnswer.read(connection.input());
        if (!answer.keepsConnection()) {
            connection.close();
        }
        return outcome(answer.status());
    }

    static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return Outcome.DELIVERED;
        }
        return status >= 400 && status < 500 && status != TOO_MANY_REQUESTS ? Outcome.REFUSED : Outcome.FAILED;
    }

    static String head(Frame frame, OpenDrain drain) {
        String authorization = drain.url()
                .credentials()
                .map(pair -> "Authorization: Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)) + "\r\n")
                .orElse("");
        return "POST " + drain.url().target() + " HTTP/1.1\r\n"
                + "Host: " + drain.url().authority() + "\r\n"
                + "User-Agent: Logplex/v72\r\n"
                + "Content-Type: application/logplex-1\r\n"
                + "Content-Length: " + frame.bytes() + "\r\n"
                + "Logplex-Msg-Count: " + frame.count() + "\r\n"
                + "Logplex-Frame-Id: " + frame.id() + "\r\n"
                + "Logplex-Drain-Token: " + drain.drain().token() + "\r\n"
                + authorization
                + "\r\n";
    }

    /** SRC: logplex. */
    @Override
    public Duration timeout() {
        return Duration.ofSeconds(5);
    }

    /** SRC: logplex: one, and two more. */
    @Override
    public int tries() {
        return 3;
    }

    @Override
    public Delays delays() {
        return Delays.OF_HTTP;
    }

    /** SRC: logplex. */
    @Override
    public Duration idle() {
        return Duration.ofSeconds(144);
    }
}
