package slipway.web.access;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import slipway.model.access.Collaborator;
import slipway.model.access.Permission;
import slipway.model.apps.App;
import slipway.service.accounts.AccountService;
import slipway.service.accounts.People;
import slipway.service.apps.AppChanges;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppService;
import slipway.service.apps.sharing.AppTransferService;
import slipway.service.apps.sharing.CollaboratorService;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** Who else may see and change an app, whether more people may join, and to whom it is handed over. */
@Named
@ViewScoped
public class AccessPart implements Serializable {
    private static final List<String> PERMISSIONS =
            List.of(Permission.DEPLOY.word(), Permission.OPERATE.word(), Permission.MANAGE.word());

    @Inject
    SignedIn signedIn;

    @Inject
    CollaboratorService collaborators;

    @Inject
    AppTransferService transfers;

    @Inject
    AppService appService;

    @Inject
    AppFinder apps;

    @Inject
    AccountService accounts;

    private String app = "";
    private String owner = "";
    private boolean locked;
    private List<CollaboratorRow> rows = List.of();
    private String email = "";
    private List<String> permissions = List.of(Permission.DEPLOY.word(), Permission.OPERATE.word());
    private String recipient = "";

    /** Called by the page when it loads. */
    public void show(String appName) {
        App shared = apps.require(signedIn.actor(), appName);
        List<Collaborator> list = collaborators.list(signedIn.actor(), appName);
        People people =
                accounts.people(list.stream().map(Collaborator::accountId).collect(Collectors.toSet()));
        app = appName;
        owner = accounts.require(shared.ownerId()).email();
        locked = shared.isLocked();
        rows = list.stream()
                .map(one -> new CollaboratorRow(people.require(one.accountId()).email(), one.permissions()))
                .toList();
    }

    public @Nullable String add() {
        return attempt("shareForm:email", () -> {
            collaborators.add(signedIn.actor(), app, email.strip(), Optional.of(Permission.parse(permissions)));
            return "Shared with " + email.strip() + ".";
        });
    }

    public @Nullable String allow(CollaboratorRow row) {
        return attempt(Notices.PAGE, () -> {
            collaborators.allow(signedIn.actor(), app, row.email(), Permission.parse(row.getPermissions()));
            return "Changed what " + row.email() + " may do.";
        });
    }

    public @Nullable String remove(CollaboratorRow row) {
        return attempt(Notices.PAGE, () -> {
            collaborators.remove(signedIn.actor(), app, row.email());
            return row.email() + " has no access any more.";
        });
    }

    public @Nullable String turnLock(boolean on) {
        return attempt(Notices.PAGE, () -> {
            appService.update(signedIn.actor(), app, AppChanges.ofLock(on));
            return on ? "Locked: nobody else can join." : "Unlocked.";
        });
    }

    public @Nullable String offer() {
        return attempt("transferForm:recipient", () -> {
            transfers.offer(signedIn.actor(), app, recipient.strip(), false);
            return "Offered to " + recipient.strip() + ", who has to accept it.";
        });
    }

    private @Nullable String attempt(@Nullable String field, Supplier<String> deed) {
        return Notices.attempt(field, () -> {
            Notices.success(deed.get());
            return PagePaths.toApp(app);
        });
    }

    public String getOwner() {
        return owner;
    }

    public boolean isLocked() {
        return locked;
    }

    public List<CollaboratorRow> getRows() {
        return rows;
    }

    /** What there is to allow besides seeing. */
    public List<String> getAllPermissions() {
        return PERMISSIONS;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public List<String> getPermissions() {
        return permissions;
    }

    public void setPermissions(List<String> permissions) {
        this.permissions = List.copyOf(permissions);
    }

    public String getRecipient() {
        return recipient;
    }

    public void setRecipient(String recipient) {
        this.recipient = recipient;
    }
}
