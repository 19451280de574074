package slipway.web.domains;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.domains.SniEndpoint;
import slipway.service.domains.AppDomain;
import slipway.service.domains.DomainFinder;
import slipway.service.domains.DomainService;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** The custom domains of an app: where their DNS must lead, adding and removing them. */
@Named
@ViewScoped
public class DomainsPart implements Serializable {
    /** As many as somebody looks through; the CLI lists them all. */
    private static final int SHOWN = 50;

    @Inject
    SignedIn signedIn;

    @Inject
    DomainFinder finder;

    @Inject
    DomainService domains;

    private String app = "";
    private List<DomainRow> rows = List.of();
    private int more;
    private String hostname = "";

    /** Called by the page when it loads. */
    public void show(String appName) {
        app = appName;
        List<DomainRow> all = finder.list(signedIn.actor(), appName).stream()
                .filter(AppDomain::isCustom)
                .map(DomainsPart::row)
                .toList();
        rows = List.copyOf(all.subList(0, Math.min(SHOWN, all.size())));
        more = all.size() - rows.size();
    }

    private static DomainRow row(AppDomain domain) {
        return new DomainRow(
                domain.id(),
                domain.hostname(),
                domain.cname().orElse(""),
                domain.endpoint().map(SniEndpoint::name).orElse(""));
    }

    public @Nullable String add() {
        return Notices.attempt("domainForm:hostname", () -> {
            AppDomain added = domains.add(signedIn.actor(), app, hostname, Optional.empty());
            Notices.success("Added %s. Now point its DNS to the target below.".formatted(added.hostname()));
            return PagePaths.toApp(app);
        });
    }

    public @Nullable String remove(DomainRow row) {
        return Notices.attempt(Notices.PAGE, () -> {
            domains.remove(signedIn.actor(), app, row.id().toString());
            Notices.success("Removed " + row.hostname() + ".");
            return PagePaths.toApp(app);
        });
    }

    public List<DomainRow> getRows() {
        return rows;
    }

    /** How many domains are not shown. */
    public int getMore() {
        return more;
    }

    public String getHostname() {
        return hostname;
    }

    public void setHostname(String hostname) {
        this.hostname = hostname;
    }
}
