package slipway.web.accounts.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.service.access.Actor;
import slipway.service.accounts.PasswordStep;
import slipway.service.accounts.SessionService;
import slipway.service.accounts.SignInService;
import slipway.web.shared.LocalPath;
import slipway.web.shared.PageOrigin;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** The last part of signing in, with or without a code: a session of one's own, and on to the page that was wanted. */
@RequestScoped
public class Entrance {
    private static final String START = "/apps";

    @Inject
    SignInService signIn;

    @Inject
    SessionService sessions;

    @Inject
    SignedIn signedIn;

    @Inject
    HalfSignedIn half;

    /** Lets in who needs no code, and asks the others for one. */
    void pass(PasswordStep step, @Nullable String to) throws IOException {
        if (step.wantsCode()) {
            changeSession();
            half.remember(step, to);
            redirect(PagePaths.LOGIN_CODE);
        } else {
            enter(step, Optional.empty(), to);
        }
    }

    /** Refuses a wrong code. */
    void enter(PasswordStep step, Optional<String> code, @Nullable String to) throws IOException {
        Actor actor = signIn.enter(step, code, PageOrigin.ofRequest());
        changeSession();
        half.forget();
        signedIn.enter(actor, sessions.open(actor).id());
        goOn(to);
    }

    void goOn(@Nullable String to) throws IOException {
        redirect(to != null && LocalPath.isLocal(to) ? to : START);
    }

    /** A new session id, lest anybody knows it from before. */
    private static void changeSession() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.getSession(true);
        ((HttpServletRequest) external.getRequest()).changeSessionId();
    }

    static void redirect(String path) throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(external.getRequestContextPath() + path);
    }
}
