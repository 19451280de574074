package slipway.web.accounts.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import slipway.model.PlatformException;
import slipway.model.UnauthorizedException;
import slipway.service.accounts.PasswordStep;
import slipway.service.accounts.SignInService;
import slipway.web.shared.Notices;
import slipway.web.shared.PageOrigin;
import slipway.web.shared.SignedIn;

/** The sign-in page; its view is stateless, so that it never expires under somebody who types a password. */
@Named
@RequestScoped
public class LoginPage {
    @Inject
    SignedIn signedIn;

    @Inject
    SignInService signIn;

    @Inject
    Entrance entrance;

    private @Nullable String to;
    private String email = "";
    private String password = "";

    /** Whoever is signed in already goes on; a stranger gets no session by looking. */
    public void load() throws IOException {
        boolean hasSession =
                FacesContext.getCurrentInstance().getExternalContext().getSession(false) != null;
        if (hasSession && signedIn.isPresent()) {
            entrance.goOn(to);
        }
    }

    public void signIn() throws IOException {
        try {
            PasswordStep step =
                    signIn.password(email, password, PageOrigin.ofRequest().address());
            entrance.pass(step, to);
        } catch (UnauthorizedException wrong) {
            Notices.error("loginForm:password", "E-mail or password is wrong.");
        } catch (PlatformException refusal) {
            Notices.error("loginForm:password", refusal.getMessage());
        }
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
