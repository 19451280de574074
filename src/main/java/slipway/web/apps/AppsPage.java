package slipway.web.apps;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import slipway.service.secrets.UrlSigner;
import slipway.web.shared.SignedIn;

/** The list of apps, whole or only its live part; it keeps nothing between requests, since it changes nothing. */
@Named
@RequestScoped
public class AppsPage {
    @Inject
    SignedIn signedIn;

    @Inject
    AppRows reader;

    @Inject
    UrlSigner urls;

    private List<AppRow> rows = List.of();

    public void load() {
        rows = reader.of(signedIn.actor());
    }

    public List<AppRow> getRows() {
        return rows;
    }

    /** What command lines need to reach this platform. */
    public String getBaseUrl() {
        return urls.baseUrl();
    }
}
