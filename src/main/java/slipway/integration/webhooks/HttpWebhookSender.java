package slipway.integration.webhooks;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import slipway.config.Settings;
import slipway.service.DaemonThreads;
import slipway.service.webhooks.WebhookSender;

/** Posts notifications with the JDK's client: reads the status and nothing more, and goes nowhere it must not. */
@ApplicationScoped
public class HttpWebhookSender implements WebhookSender {
    private static final Logger LOG = Logger.getLogger(HttpWebhookSender.class.getName());

    /** For connecting, sending and the answer's head, all together. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** They only pass on what the network says, and never wait. */
    private static final int THREADS = 2;

    @Inject
    Settings settings;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, DaemonThreads.named("webhook-http"));

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(threads)
            .build();

    @Override
    public CompletableFuture<Answer> send(Notification notification) {
        Optional<Answer> objection = objection(notification.url());
        if (objection.isPresent()) {
            return CompletableFuture.completedFuture(objection.get());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(notification.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Slipway-Webhooks")
                .header("Heroku-Webhook-Hmac-SHA256", notification.signature())
                .POST(HttpRequest.BodyPublishers.ofString(notification.body()));
        notification.authorization().ifPresent(text -> request.header("Authorization", text));
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                .thenApply(HttpWebhookSender::answer)
                .exceptionally(failure -> Answer.none(errorClass(failure)));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** The client looks the name up again; the JDK's cache of 30 s gives it what was judged here. */
    private Optional<Answer> objection(URI url) {
        try {
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
                String objection = ReceiverAddresses.objection(address, settings.privateWebhooks());
                if (!objection.isEmpty()) {
                    return Optional.of(Answer.refused(objection));
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of(Answer.none("UnknownHost"));
        }
    }

    /** The body is not waited for: closing it unread ends the connection. */
    private static Answer answer(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "A receiver's connection was not closed cleanly", e);
        }
        return Answer.of(response.statusCode());
    }

    /** The HTTP client now and then wraps what went wrong into what came of it. */
    private static String errorClass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return "Timeout";
            }
            if (cause instanceof ConnectException) {
                return "ConnectionRefused";
            }
            if (cause instanceof SSLException) {
                return "TlsFailed";
            }
        }
        return "ConnectionFailed";
    }
}
