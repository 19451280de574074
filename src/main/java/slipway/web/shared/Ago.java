package slipway.web.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;

/** Says how long ago something was, as people do; live.js keeps the words fresh in the browser. */
@Named
@ApplicationScoped
public class Ago {
    public String of(Instant time) {
        Duration passed = Duration.between(time, Instant.now());
        if (passed.toSeconds() < 10) {
            return "just now";
        }
        if (passed.toMinutes() < 1) {
            return passed.toSeconds() + " s ago";
        }
        if (passed.toHours() < 1) {
            return passed.toMinutes() + " min ago";
        }
        return passed.toHours() < 48 ? passed.toHours() + " h ago" : passed.toDays() + " days ago";
    }
}
