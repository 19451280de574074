package slipway.web.accounts;

import io.nayuki.qrcodegen.QrCode;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import slipway.model.accounts.Account;
import slipway.service.accounts.TwoFactorService;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** Turning two-factor authentication on and off; the proposed secret lives as long as the page does. */
@Named
@ViewScoped
public class TwoFactorPart implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    TwoFactorService twoFactor;

    private boolean on;
    private int codesLeft;
    private String secret = "";
    private String uri = "";
    private QrImage image = QrImage.NONE;
    private String code = "";
    private String password = "";

    void show(Account account) {
        on = account.hasTwoFactor();
        if (on) {
            codesLeft = twoFactor.codesLeft(signedIn.actor());
        } else {
            secret = twoFactor.propose();
            uri = twoFactor.uri(signedIn.actor(), secret);
            image = QrImage.of(QrCode.encodeText(uri, QrCode.Ecc.MEDIUM));
        }
    }

    public @Nullable String enable() {
        return Notices.attempt("enableForm:code", () -> {
            showOnce(() -> twoFactor.enable(signedIn.actor(), secret, code));
            Notices.success("Two-factor authentication is on.");
            return PagePaths.toAccount();
        });
    }

    public @Nullable String replaceCodes() {
        return Notices.attempt("twoFactorForm:password", () -> {
            showOnce(() -> twoFactor.replaceCodes(signedIn.actor(), password));
            Notices.success("You have new recovery codes; the old ones are void.");
            return PagePaths.toAccount();
        });
    }

    public @Nullable String disable() {
        return Notices.attempt("twoFactorForm:password", () -> {
            twoFactor.disable(signedIn.actor(), password);
            Notices.success("Two-factor authentication is off.");
            return PagePaths.toAccount();
        });
    }

    private static void showOnce(Supplier<List<String>> codes) {
        FacesContext.getCurrentInstance().getExternalContext().getFlash().put("recoveryCodes", codes.get());
    }

    public boolean isOn() {
        return on;
    }

    public int getCodesLeft() {
        return codesLeft;
    }

    /** In groups of four, for people who type it. */
    public String getSecret() {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }

    public String getUri() {
        return uri;
    }

    public QrImage getImage() {
        return image;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    /** Never told to the browser again. */
    public String getPassword() {
        return "";
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
