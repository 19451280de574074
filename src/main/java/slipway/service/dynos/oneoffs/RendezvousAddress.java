package slipway.service.dynos.oneoffs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;
import slipway.config.Settings;

/** Where clients meet their attached one-offs, as attach URLs say it. */
@ApplicationScoped
public class RendezvousAddress {
    /** With this, slipway-connect says where on the client's machine it answers for this platform. */
    public static final String HEADER = "Slipway-Rendezvous";

    /** Only ever the client's own machine: nobody else may be made to get the secret. */
    private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1:\\d{1,5}");

    @Inject
    Settings settings;

    private volatile int port;

    /** Told by what has opened the port. */
    public void openedAt(int number) {
        port = number;
    }

    /** @param reachedAt what a request said in {@link #HEADER} */
    public String url(String secret, Optional<String> reachedAt) {
        String address = reachedAt
                .filter(text -> LOOPBACK.matcher(text).matches())
                .orElseGet(() -> settings.domain() + ":" + port);
        return "rendezvous://" + address + "/" + secret;
    }
}
