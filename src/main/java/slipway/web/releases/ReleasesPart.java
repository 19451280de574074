package slipway.web.releases;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import slipway.model.releases.Release;
import slipway.model.releases.ReleaseStatus;
import slipway.service.paging.PageRequest;
import slipway.service.releases.ReleaseService;
import slipway.web.accounts.People;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** The latest releases on the page of an app, and the way back to one of them. */
@Named
@ViewScoped
public class ReleasesPart implements Serializable {
    /** As many as fit on a screen; the CLI lists them all. */
    private static final int SHOWN = 10;

    @Inject
    SignedIn signedIn;

    @Inject
    ReleaseService releases;

    @Inject
    People people;

    private String app = "";
    private List<ReleaseRow> rows = List.of();
    private int older;

    /** Called by the page when it loads. */
    public void show(String appName) {
        app = appName;
        List<Release> latest = releases.page(signedIn.actor(), appName, PageRequest.last("version", SHOWN))
                .items();
        people.meet(latest.stream().map(Release::userId).toList());
        int current = latest.stream()
                .filter(release -> release.status() == ReleaseStatus.SUCCEEDED)
                .mapToInt(Release::version)
                .max()
                .orElse(0);
        rows = latest.stream().map(release -> row(release, current)).toList();
        // Versions have no gaps.
        older = latest.isEmpty() ? 0 : latest.get(latest.size() - 1).version() - 1;
    }

    private ReleaseRow row(Release release, int current) {
        boolean isCurrent = release.version() == current;
        return new ReleaseRow(
                release.version(),
                release.description(),
                people.email(release.userId()),
                release.createdAt(),
                release.status().name().toLowerCase(java.util.Locale.ROOT),
                isCurrent,
                !isCurrent && release.slugId().isPresent() && release.status() == ReleaseStatus.SUCCEEDED);
    }

    public @Nullable String rollback(int version) {
        return Notices.attempt(Notices.PAGE, () -> {
            Release made = releases.rollback(signedIn.actor(), app, "v" + version);
            Notices.success((made.isPending()
                            ? "Rolling back to v%d: that will be v%d."
                            : "Rolled back to v%d: that is v%d now.")
                    .formatted(version, made.version()));
            return PagePaths.toApp(app);
        });
    }

    /** Newest first. */
    public List<ReleaseRow> getRows() {
        return rows;
    }

    /** How many releases are not shown. */
    public int getOlder() {
        return older;
    }
}
