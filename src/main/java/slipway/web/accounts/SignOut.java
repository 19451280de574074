package slipway.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import slipway.web.shared.PagePaths;

/** The button in the header of every page that ends the session. */
@Named
@RequestScoped
public class SignOut {
    public String signOut() {
        FacesContext.getCurrentInstance().getExternalContext().invalidateSession();
        return PagePaths.toLogin();
    }
}
