package slipway.web.accounts.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import slipway.model.PlatformException;
import slipway.model.TwoFactorException;
import slipway.model.UnauthorizedException;
import slipway.service.accounts.PasswordStep;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;

/** The second step of signing in; its view is stateless, as that of the first. */
@Named
@RequestScoped
public class CodePage {
    @Inject
    HalfSignedIn half;

    @Inject
    Entrance entrance;

    private String code = "";

    /** Who has given no password, or long ago, begins anew. */
    public void load() throws IOException {
        if (step().isEmpty()) {
            Entrance.redirect(PagePaths.LOGIN);
        }
    }

    public void signIn() throws IOException {
        Optional<PasswordStep> step = step();
        if (step.isEmpty()) {
            Entrance.redirect(PagePaths.LOGIN);
            return;
        }
        try {
            entrance.enter(step.get(), Optional.of(code), half.to());
        } catch (TwoFactorException wrong) {
            Notices.error("codeForm:code", "That code is wrong, or has been used already.");
        } catch (UnauthorizedException passwordChanged) {
            startOver();
        } catch (PlatformException refusal) {
            Notices.error("codeForm:code", refusal.getMessage());
        }
    }

    public void startOver() throws IOException {
        half.forget();
        Entrance.redirect(PagePaths.LOGIN);
    }

    private Optional<PasswordStep> step() {
        boolean hasSession =
                FacesContext.getCurrentInstance().getExternalContext().getSession(false) != null;
        return hasSession ? half.step() : Optional.empty();
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
