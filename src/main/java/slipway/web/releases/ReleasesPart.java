package slipway.web.releases;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import slipway.model.releases.Release;
import slipway.model.releases.ReleaseStatus;
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
        List<Release> all = releases.list(signedIn.actor(), appName);
        int current = all.stream()
                .filter(release -> release.status() == ReleaseStatus.SUCCEEDED)
                .mapToInt(Release::version)
                .max()
                .orElse(0);
        int last = all.size() - 1;
        rows = IntStream.rangeClosed(0, Math.min(SHOWN - 1, last))
                .mapToObj(back -> row(all.get(last - back), current))
                .toList();
        older = all.size() - rows.size();
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
            int made = releases.rollback(signedIn.actor(), app, "v" + version).version();
            Notices.success("Rolled back to v%d: that is v%d now.".formatted(version, made));
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
