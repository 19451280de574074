package slipway.web.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.PlatformException;
import slipway.model.RefusedException;
import slipway.model.WrongPasswordException;
import slipway.service.accounts.PasswordService;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** Changing the password; keeps none of the three from one request to the next. */
@Named
@RequestScoped
public class PasswordPart {
    @Inject
    SignedIn signedIn;

    @Inject
    PasswordService passwords;

    private String current = "";
    private String fresh = "";
    private String again = "";

    public @Nullable String change() {
        if (!fresh.equals(again)) {
            Notices.error("passwordForm:again", "The two are not the same.");
            return null;
        }
        try {
            passwords.change(signedIn.actor(), current, fresh, Optional.of(signedIn.sessionId()));
            Notices.success("Your password is changed. All other browsers and logins have been signed out.");
            return PagePaths.toAccount();
        } catch (WrongPasswordException | RefusedException aboutTheCurrentOne) {
            Notices.error("passwordForm:current", aboutTheCurrentOne.getMessage());
        } catch (PlatformException refusal) {
            Notices.error("passwordForm:fresh", refusal.getMessage());
        }
        return null;
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getFresh() {
        return fresh;
    }

    public void setFresh(String fresh) {
        this.fresh = fresh;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
