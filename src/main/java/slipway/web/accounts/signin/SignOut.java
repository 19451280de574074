package slipway.web.accounts.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import slipway.service.accounts.SessionService;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** The button in the header of every page that ends the session. */
@Named
@RequestScoped
public class SignOut {
    @Inject
    SignedIn signedIn;

    @Inject
    SessionService sessions;

    public String signOut() {
        sessions.signOut(signedIn.actor(), signedIn.sessionId());
        FacesContext.getCurrentInstance().getExternalContext().invalidateSession();
        return PagePaths.toLogin();
    }
}
