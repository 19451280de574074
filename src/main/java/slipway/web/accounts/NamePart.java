package slipway.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.accounts.Account;
import slipway.service.accounts.AccountService;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** How somebody is called. */
@Named
@ViewScoped
public class NamePart implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    AccountService accounts;

    private String name = "";

    void show(Account account) {
        name = account.name();
    }

    public @Nullable String save() {
        return Notices.attempt("nameForm:name", () -> {
            accounts.update(signedIn.actor(), Optional.of(name));
            Notices.success("Your name is changed.");
            return PagePaths.toAccount();
        });
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
