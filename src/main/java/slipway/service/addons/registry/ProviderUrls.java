package slipway.service.addons.registry;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import slipway.model.net.Reach;

/** Says which URLs a provider may answer at, as far as they tell by themselves; where a name leads is seen at each call. */
final class ProviderUrls {
    /** Characters. */
    static final int MAX = 2_000;

    private static final int MAX_PORT = 65_535;

    private final boolean privateAllowed;

    /** @param privateAllowed whether providers may be on this machine or in its networks, and do without TLS there */
    ProviderUrls(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /** As it is written; empty, and objected to, where nobody is to be called there. */
    Optional<URI> parse(String text, Consumer<String> objection) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            objection.accept("must be a URL");
            return Optional.empty();
        }
        Optional<String> wrong = wrong(uri);
        wrong.ifPresent(objection);
        return wrong.isEmpty() ? Optional.of(uri) : Optional.empty();
    }

    private Optional<String> wrong(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http") && privateAllowed;
        if (!scheme.equals("https") && !http) {
            return Optional.of("must begin with https://");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            return Optional.of("must name a host, and no port but 1 to 65535");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of("must have no credentials, query or fragment");
        }
        return leadsInside(uri.getHost())
                ? Optional.of("leads to " + uri.getHost() + ", where providers may not be")
                : Optional.empty();
    }

    private boolean leadsInside(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return !privateAllowed;
        }
        boolean literal = name.contains(":") || name.matches("[0-9.]+");
        try {
            Reach reach = literal ? Reach.of(InetAddress.getByName(host)) : Reach.WORLD;
            return reach != Reach.WORLD && !(reach == Reach.PRIVATE && privateAllowed);
        } catch (UnknownHostException noAddress) {
            return true;
        }
    }
}
