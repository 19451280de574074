package slipway.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.accounts.SshKey;
import slipway.service.accounts.SshKeyService;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** SSH keys: added and removed. */
@Named
@ViewScoped
public class KeysPart implements Serializable {
    /** One key. */
    public record Row(UUID id, String comment, String type, String fingerprint, Instant createdAt)
            implements Serializable {
        static Row of(SshKey key) {
            String type = key.publicKey().substring(0, key.publicKey().indexOf(' '));
            return new Row(key.id(), key.comment(), type, key.fingerprint(), key.createdAt());
        }
    }

    @Inject
    SignedIn signedIn;

    @Inject
    SshKeyService keys;

    private List<Row> rows = List.of();
    private String publicKey = "";

    void show() {
        rows = keys.list(signedIn.actor()).stream().map(Row::of).toList();
    }

    public @Nullable String add() {
        return Notices.attempt("keyForm:publicKey", () -> {
            String comment = keys.add(signedIn.actor(), publicKey).comment();
            Notices.success("Added the SSH key: " + comment + ".");
            return PagePaths.toAccount();
        });
    }

    public @Nullable String remove(Row row) {
        return Notices.attempt(Notices.PAGE, () -> {
            keys.remove(signedIn.actor(), row.id().toString());
            Notices.success("Removed the SSH key: " + row.comment() + ".");
            return PagePaths.toAccount();
        });
    }

    public List<Row> getRows() {
        return rows;
    }

    public String getPublicKey() {
        return publicKey;
    }

    public void setPublicKey(String publicKey) {
        this.publicKey = publicKey;
    }
}
