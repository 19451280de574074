package slipway.journey.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import slipway.journey.Platform;

/**
 * Somebody who looks at a running site again and again; whatever goes wrong while the platform is there is a complaint.
 */
final class Visits implements Runnable {
    private final HttpRequest request;
    private final String wanted;
    private final Queue<String> complaints;

    /** Even while the platform is there, odd while it is away; a visit counts when nothing changed under it. */
    private final AtomicInteger epoch = new AtomicInteger();

    private final AtomicInteger answered = new AtomicInteger();
    private volatile boolean over;

    /** @param wanted what every answer must contain */
    Visits(Platform platform, String app, String path, String wanted, Queue<String> complaints) {
        this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + platform.port() + path))
                .header("Host", app + ".localhost:" + platform.port())
                .timeout(Duration.ofSeconds(20))
                .build();
        this.wanted = wanted;
        this.complaints = complaints;
    }

    @Override
    public void run() {
        while (!over) {
            visit();
        }
    }

    private void visit() {
        int before = epoch.get();
        String problem = "";
        try {
            // A client of its own, since a kept connection would say nothing about new visitors.
            HttpResponse<String> answer = client().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains(wanted)) {
                problem = answer.statusCode() + " " + answer.body();
            } else {
                answered.incrementAndGet();
            }
        } catch (IOException e) {
            problem = e.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (!problem.isEmpty() && before % 2 == 0 && before == epoch.get()) {
            complaints.add("visitor: " + problem);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    void platformGoes() {
        epoch.incrementAndGet();
    }

    /** The platform says that it is ready: from now on every visit must succeed. */
    void platformIsBack() {
        epoch.incrementAndGet();
        int before = answered.get();
        Platform.await("the next visitor to be answered", () -> answered.get() > before || !complaints.isEmpty());
    }

    void end() {
        over = true;
    }

    int answered() {
        return answered.get();
    }
}
