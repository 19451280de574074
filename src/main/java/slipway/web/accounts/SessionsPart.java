package slipway.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.accounts.SignInSession;
import slipway.service.accounts.SessionService;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** The browsers in which somebody is signed in. */
@Named
@ViewScoped
public class SessionsPart implements Serializable {
    /** One browser. */
    public record Row(UUID id, String client, String address, Instant createdAt, Instant usedAt, boolean here)
            implements Serializable {}

    @Inject
    SignedIn signedIn;

    @Inject
    SessionService sessions;

    private List<Row> rows = List.of();

    void show() {
        rows = sessions.list(signedIn.actor()).stream().map(this::row).toList();
    }

    private Row row(SignInSession session) {
        return new Row(
                session.id(),
                session.clientName(),
                session.address().orElse(""),
                session.createdAt(),
                session.usedAt(),
                session.id().equals(signedIn.sessionId()));
    }

    public @Nullable String end(Row row) {
        return Notices.attempt(Notices.PAGE, () -> {
            sessions.end(signedIn.actor(), row.id());
            Notices.success("Ended the session: " + row.client() + ".");
            return PagePaths.toAccount();
        });
    }

    public List<Row> getRows() {
        return rows;
    }
}
