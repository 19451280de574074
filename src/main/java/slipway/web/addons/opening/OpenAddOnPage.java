package slipway.web.addons.opening;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import slipway.model.RefusedException;
import slipway.service.addons.opening.Opening;
import slipway.service.addons.opening.Openings;
import slipway.web.shared.Loading;
import slipway.web.shared.SecurityHeaders;
import slipway.web.shared.SignedIn;

/** An add-on's web_url: goes on to a page of our own, or sends the provider a form that says who comes. */
@Named
@RequestScoped
public class OpenAddOnPage {
    @Inject
    SignedIn signedIn;

    @Inject
    Openings openings;

    private String addOn = "";
    private String action = "";
    private String problem = "";
    private Map<String, Object> params = Map.of();

    public void load() {
        Loading.of(() -> {
            try {
                Opening opening = openings.of(signedIn.actor(), addOn);
                if (opening instanceof Opening.Page page) {
                    goTo(page.path());
                } else {
                    show((Opening.Form) opening);
                }
            } catch (RefusedException notNow) {
                problem = notNow.getMessage();
            }
        });
    }

    private static void goTo(String path) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        try {
            external.redirect(external.getRequestContextPath() + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(Opening.Form form) {
        action = form.action();
        params = form.params();
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        SecurityHeaders.letFormsGoTo((HttpServletResponse) external.getResponse(), URI.create(action));
    }

    public List<Map.Entry<String, Object>> getParams() {
        return List.copyOf(params.entrySet());
    }

    public String getAction() {
        return action;
    }

    /** The provider's host, for people. */
    public String getHost() {
        return action.isEmpty() ? "" : URI.create(action).getHost();
    }

    /** Why there is nothing to see now; empty where there is. */
    public String getProblem() {
        return problem;
    }

    public String getAddOn() {
        return addOn;
    }

    public void setAddOn(String addOn) {
        this.addOn = addOn;
    }
}
