package slipway.web.activity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.activity.ActivityEvent;
import slipway.service.activity.history.ActivityHistory;
import slipway.service.apps.AppFinder;
import slipway.service.paging.Page;
import slipway.web.shared.Loading;
import slipway.web.shared.SignedIn;

/** Who changed what: in one app, or, for operators, everywhere. */
@Named
@RequestScoped
public class ActivityPage {
    @Inject
    SignedIn signedIn;

    @Inject
    ActivityHistory history;

    @Inject
    AppFinder apps;

    private String app = "";
    private @Nullable Long before;
    private List<ActivityRow> rows = List.of();
    private boolean more;

    /** The changes of one app. */
    public void loadApp() {
        Loading.of(() -> {
            app = apps.require(signedIn.actor(), app).name();
            show(history.ofApp(signedIn.actor(), app, Optional.ofNullable(before)));
        });
    }

    /** Everybody's changes. */
    public void loadAll() {
        Loading.of(() -> show(history.all(signedIn.actor(), Optional.ofNullable(before))));
    }

    private void show(Page<ActivityEvent> page) {
        rows = page.items().stream().map(ActivityRow::of).toList();
        more = page.more();
    }

    public List<ActivityRow> getRows() {
        return rows;
    }

    /** Where the next page begins; null on the last one. */
    public @Nullable Long getOlder() {
        return more ? rows.get(rows.size() - 1).seq() : null;
    }

    public String getApp() {
        return app;
    }

    public void setApp(String app) {
        this.app = app;
    }

    public @Nullable Long getBefore() {
        return before;
    }

    public void setBefore(@Nullable Long before) {
        this.before = before;
    }
}
