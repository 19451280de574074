package slipway.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import slipway.model.PlatformException;
import slipway.service.access.Actor;
import slipway.service.accounts.AccountService;
import slipway.web.shared.LocalPath;
import slipway.web.shared.Notices;
import slipway.web.shared.PageOrigin;
import slipway.web.shared.SignedIn;

/** The sign-in page; its view is stateless, so that it never expires under somebody who types a password. */
@Named
@RequestScoped
public class LoginPage {
    private static final String START = "/apps";

    @Inject
    SignedIn signedIn;

    @Inject
    AccountService accounts;

    private @Nullable String to;
    private String email = "";
    private String password = "";

    /** Whoever is signed in already goes on; a stranger gets no session by looking. */
    public void load() throws IOException {
        boolean hasSession =
                FacesContext.getCurrentInstance().getExternalContext().getSession(false) != null;
        if (hasSession && signedIn.isPresent()) {
            goOn();
        }
    }

    public void signIn() throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        try {
            Actor actor = Actor.of(accounts.signIn(email, password), PageOrigin.ofRequest());
            external.getSession(true);
            ((HttpServletRequest) external.getRequest()).changeSessionId();
            signedIn.enter(actor);
            goOn();
        } catch (PlatformException refusal) {
            Notices.error("loginForm:password", "E-mail or password is wrong.");
        }
    }

    private void goOn() throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        String path = to != null && LocalPath.isLocal(to) ? to : START;
        external.redirect(external.getRequestContextPath() + path);
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
