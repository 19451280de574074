package slipway.web.accounts;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import slipway.service.accounts.AccountService;
import slipway.service.secrets.Tokens;
import slipway.web.shared.Loading;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** Who may use the platform, for its operators. */
@Named
@ViewScoped
public class AccountsPage implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    AccountService accounts;

    private List<AccountRow> rows = List.of();
    private String email = "";

    public void load() {
        Loading.of(() -> rows =
                accounts.list(signedIn.actor()).stream().map(AccountRow::of).toList());
    }

    /** Adds a person under a new password, which the next page shows once. */
    public @Nullable String add() {
        String password = Tokens.newPassword();
        return Notices.attempt("addForm:email", () -> {
            String added = accounts.add(signedIn.actor(), email, password).email();
            FacesContext.getCurrentInstance().getExternalContext().getFlash().put("newEmail", added);
            FacesContext.getCurrentInstance().getExternalContext().getFlash().put("newPassword", password);
            return PagePaths.toAccounts();
        });
    }

    public List<AccountRow> getRows() {
        return rows;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
