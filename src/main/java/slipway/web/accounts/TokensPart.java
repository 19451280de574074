package slipway.web.accounts;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import slipway.model.oauth.OAuthAuthorization;
import slipway.model.oauth.Scope;
import slipway.service.oauth.AuthorizationService;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** Tokens: of logins and made by hand; made, shown once, and revoked. */
@Named
@ViewScoped
public class TokensPart implements Serializable {
    /** One token, without the token itself. */
    public record Row(
            UUID id,
            String description,
            String scope,
            boolean login,
            Instant createdAt,
            @Nullable Instant expiresAt) implements Serializable {
        static Row of(OAuthAuthorization authorization) {
            return new Row(
                    authorization.id(),
                    authorization.description(),
                    authorization.scope().stream().map(Scope::word).collect(Collectors.joining(", ")),
                    authorization.isByPassword(),
                    authorization.createdAt(),
                    authorization.expiresAt().orElse(null));
        }
    }

    @Inject
    SignedIn signedIn;

    @Inject
    AuthorizationService authorizations;

    private List<Row> rows = List.of();
    private String description = "";
    private String scope = Scope.GLOBAL.word();
    private int days = 30;

    void show() {
        rows = authorizations.list(signedIn.actor()).stream().map(Row::of).toList();
    }

    public @Nullable String make() {
        return Notices.attempt("tokenForm:description", () -> {
            Optional<Duration> lifetime = days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
            String token = authorizations
                    .grant(
                            signedIn.actor(),
                            description.strip(),
                            Scope.parse(List.of(scope)),
                            lifetime,
                            Optional.empty())
                    .token();
            FacesContext.getCurrentInstance().getExternalContext().getFlash().put("newToken", token);
            return PagePaths.toAccount();
        });
    }

    public @Nullable String revoke(Row row) {
        return Notices.attempt(Notices.PAGE, () -> {
            authorizations.revoke(signedIn.actor(), row.id());
            Notices.success("Revoked the token: " + row.description() + ".");
            return PagePaths.toAccount();
        });
    }

    public List<Row> getRows() {
        return rows;
    }

    public List<String> getScopes() {
        return Arrays.stream(Scope.values()).map(Scope::word).toList();
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    /** How long a new token lives, in days; 0 for ever. */
    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }
}
