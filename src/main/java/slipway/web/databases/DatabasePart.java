package slipway.web.databases;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.PlatformException;
import slipway.model.databases.BackupSchedule;
import slipway.service.access.Actor;
import slipway.service.databases.Credentials;
import slipway.service.databases.DatabaseFinder;
import slipway.service.databases.DatabaseFinder.Known;
import slipway.service.databases.Databases;
import slipway.service.databases.Databases.State;
import slipway.service.databases.backups.Backups;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;
import slipway.web.shared.Sizes;

/** What an add-on's page shows of its database, for those who may use it. */
@Named
@ViewScoped
public class DatabasePart implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    DatabaseFinder finder;

    @Inject
    Databases databases;

    @Inject
    Credentials credentials;

    @Inject
    Backups backups;

    @Inject
    DatabaseLive live;

    private String id = "";
    private String app = "";
    private String away = "";
    private String size = "";
    private int percent;
    private String connections = "";
    private int connectionPercent;
    private String contents = "";
    private String version = "";
    private String trouble = "";
    private String noBackups = "";
    private List<CredentialRow> roles = List.of();
    private String schedule = "";
    private String scheduleId = "";
    private String hour = "2";
    private String timezone = "UTC";
    private String newCredential = "";
    private String confirmation = "";

    /** Called by the page when it loads; whether there is anything to show to this person. */
    public boolean show(String addOn) {
        id = addOn;
        Actor actor = signedIn.actor();
        Optional<Known> known = finder.findUsable(actor, addOn);
        known.ifPresent(found -> show(actor, found));
        return known.isPresent();
    }

    private void show(Actor actor, Known known) {
        app = known.app().name();
        try {
            State state = databases.state(known);
            size = Sizes.of(state.bytes()) + " of " + Sizes.of(state.allowedBytes());
            percent = (int) Math.min(100, 100 * state.bytes() / state.allowedBytes());
            connections = state.connections() + " of " + state.allowedConnections() + " connections";
            connectionPercent = (int) Math.min(100, 100L * state.connections() / state.allowedConnections());
            contents = "%d table%s, about %d rows"
                    .formatted(
                            state.contents().tables(),
                            state.contents().tables() == 1 ? "" : "s",
                            state.contents().rows());
            version = "PostgreSQL " + state.version();
            trouble = state.trouble().orElse("");
            noBackups = backups.objection().orElse("");
            roles = credentials.list(actor, id).stream()
                    .map(each ->
                            new CredentialRow(each.facts().name(), each.login().role(), each.connections()))
                    .toList();
        } catch (PlatformException unreachable) {
            away = String.valueOf(unreachable.getMessage());
        }
        live.show(app, id);
        Optional<BackupSchedule> present = backups.schedules(actor, id).stream()
                .filter(each -> each.addOnId().toString().equals(id))
                .findFirst();
        present.ifPresent(each -> {
            schedule = "Daily at %d:00 %s".formatted(each.hour(), each.timezone());
            scheduleId = each.id().toString();
        });
    }

    public @Nullable String capture() {
        return attempt("Ordered a backup.", () -> backups.capture(signedIn.actor(), id));
    }

    public @Nullable String restore(int num) {
        return attempt(
                "The database is being filled from backup " + num + ".",
                () -> backups.restore(
                        signedIn.actor(),
                        id,
                        Backups.sourceUrl(backups.require(signedIn.actor(), app, String.valueOf(num)))));
    }

    /** Sends the browser to the file. */
    public void download(int num) throws IOException {
        String url = backups.downloadUrl(signedIn.actor(), app, String.valueOf(num));
        FacesContext context = FacesContext.getCurrentInstance();
        context.getExternalContext()
                .redirect(URI.create(url).getRawPath() + "?" + URI.create(url).getRawQuery());
        context.responseComplete();
    }

    public @Nullable String delete(int num) {
        return attempt("Deleted backup " + num + ".", () -> backups.delete(signedIn.actor(), app, String.valueOf(num)));
    }

    public @Nullable String saveSchedule() {
        return Notices.attempt("scheduleForm:hour", () -> {
            backups.schedule(signedIn.actor(), id, "DATABASE_URL", hour.strip(), timezone.strip());
            Notices.success("There is a backup every day from now on.");
            return PagePaths.toAddOn(id);
        });
    }

    public @Nullable String unschedule() {
        return attempt(
                "There are no daily backups any more.",
                () -> backups.unschedule(signedIn.actor(), id, java.util.UUID.fromString(scheduleId)));
    }

    public @Nullable String rotate(String credential) {
        return attempt(
                credential + " has another password, and the apps that use it restart.",
                () -> credentials.rotate(signedIn.actor(), id, credential, false));
    }

    public @Nullable String addCredential() {
        return Notices.attempt("credentialForm:newCredential", () -> {
            credentials.create(signedIn.actor(), id, newCredential.strip());
            Notices.success(
                    "Made credential " + newCredential.strip() + ". The default one grants it what it may see.");
            return PagePaths.toAddOn(id);
        });
    }

    public @Nullable String destroyCredential(String credential) {
        return attempt(
                "Destroyed credential " + credential + ".",
                () -> credentials.destroy(signedIn.actor(), id, credential));
    }

    public @Nullable String reset() {
        return Notices.attempt("resetForm:confirmation", () -> {
            if (!confirmation.strip().equals(app)) {
                throw new InvalidParamsException("Type " + app + " to confirm.");
            }
            databases.reset(signedIn.actor(), id, List.of());
            Notices.success("The database is empty.");
            return PagePaths.toAddOn(id);
        });
    }

    private @Nullable String attempt(String done, Runnable step) {
        return Notices.attempt(Notices.PAGE, () -> {
            step.run();
            Notices.success(done);
            return PagePaths.toAddOn(id);
        });
    }

    /** Why it cannot be looked at now. */
    public String getAway() {
        return away;
    }

    public String getSize() {
        return size;
    }

    public int getPercent() {
        return percent;
    }

    public String getConnections() {
        return connections;
    }

    public int getConnectionPercent() {
        return connectionPercent;
    }

    public String getContents() {
        return contents;
    }

    public String getVersion() {
        return version;
    }

    public String getTrouble() {
        return trouble;
    }

    /** Why there can be no backups. */
    public String getNoBackups() {
        return noBackups;
    }

    public List<CredentialRow> getRoles() {
        return roles;
    }

    public String getSchedule() {
        return schedule;
    }

    public String getHour() {
        return hour;
    }

    public void setHour(String hour) {
        this.hour = hour;
    }

    public String getTimezone() {
        return timezone;
    }

    public void setTimezone(String timezone) {
        this.timezone = timezone;
    }

    public String getNewCredential() {
        return newCredential;
    }

    public void setNewCredential(String newCredential) {
        this.newCredential = newCredential;
    }

    public String getConfirmation() {
        return confirmation;
    }

    public void setConfirmation(String confirmation) {
        this.confirmation = confirmation;
    }
}
