package slipway.model.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import slipway.model.InvalidParamsException;

/** Where notifications go: an http or https URL with a host, and without credentials, which have their own field. */
public record WebhookUrl(String text) {
    private static final int MAX_PORT = 65_535;

    public WebhookUrl {
        URI uri = parse(text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused("must begin with http:// or https://");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw refused("must name a host, and no port that there is not");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused("must hold no user and password; use \"authorization\"");
        }
    }

    /** The host alone, for texts that people read; a path may hold a key. */
    public String host() {
        return parse(text).getHost();
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused("is not a URL");
        }
    }

    private static InvalidParamsException refused(String why) {
        return new InvalidParamsException("Parameter \"url\" " + why + ".");
    }
}
