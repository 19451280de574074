package slipway.web.databases;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import slipway.model.addons.AddOn;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.databases.DatabaseFinder;
import slipway.service.databases.backups.Backups;
import slipway.web.shared.Loading;
import slipway.web.shared.SignedIn;

/** How a database's backups go: with its page at first, then alone, every few seconds. */
@Named
@RequestScoped
public class DatabaseLive {
    /** As many as somebody looks through; the CLI lists them all. */
    private static final int SHOWN = 20;

    @Inject
    SignedIn signedIn;

    @Inject
    DatabaseFinder databases;

    @Inject
    AddOnFinder addOns;

    @Inject
    Backups backups;

    private String id = "";
    private String state = "";
    private List<BackupRow> rows = List.of();

    /** For the live part alone, whose add-on came as a parameter. */
    public void load() {
        Loading.of(() -> {
            AddOn addOn = addOns.require(signedIn.actor(), id, slipway.model.access.Permission.VIEW);
            state = addOn.state().word();
            databases
                    .findUsable(signedIn.actor(), id)
                    .ifPresent(known -> show(known.app().name(), id));
        });
    }

    void show(String app, String addOn) {
        rows = backups.list(signedIn.actor(), app).stream()
                .filter(transfer -> transfer.addOnId().toString().equals(addOn))
                .limit(SHOWN)
                .map(BackupRow::of)
                .toList();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public List<BackupRow> getRows() {
        return rows;
    }

    /** Changes whenever the forms of the page want to be others. */
    public String getStamp() {
        return state + " " + rows.stream().map(row -> row.num() + row.state()).collect(Collectors.joining(" "));
    }
}
