package slipway.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import slipway.model.accounts.Account;
import slipway.service.accounts.AccountService;
import slipway.web.payments.VerificationPart;
import slipway.web.shared.SignedIn;

/** What is somebody's own beside their apps: the page loads its parts. */
@Named
@ViewScoped
public class AccountPage implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    AccountService accounts;

    @Inject
    NamePart name;

    @Inject
    VerificationPart verification;

    @Inject
    TwoFactorPart twoFactor;

    @Inject
    SessionsPart sessions;

    @Inject
    TokensPart tokens;

    @Inject
    KeysPart keys;

    public void load() {
        Account account = accounts.requireSelf(signedIn.actor(), "~");
        name.show(account);
        verification.show(account);
        twoFactor.show(account);
        sessions.show();
        tokens.show();
        keys.show();
    }
}
