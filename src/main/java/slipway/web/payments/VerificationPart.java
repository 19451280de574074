package slipway.web.payments;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import slipway.model.PlatformException;
import slipway.model.accounts.Account;
import slipway.model.payments.PaymentMethod;
import slipway.service.payments.PaymentMethods;
import slipway.service.secrets.UrlSigner;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** Whether somebody is verified, and the way to the payment provider and back. */
@Named
@ViewScoped
public class VerificationPart implements Serializable {
    private static final String VERIFIED = "Your account is verified.";
    private static final String NOT_YET = "There is no payment method yet.";

    @Inject
    SignedIn signedIn;

    @Inject
    PaymentMethods methods;

    @Inject
    UrlSigner urls;

    private @Nullable Instant since;
    private String label = "";
    private boolean canAdd;
    private boolean removable;
    private boolean underWay;
    private @Nullable String session;

    public void show(Account account) {
        PaymentMethods.Standing standing = methods.standing(signedIn.actor());
        since = account.verifiedAt().orElse(null);
        label = standing.method().map(PaymentMethod::label).orElse("");
        removable = standing.method().filter(method -> !method.isManual()).isPresent();
        canAdd = standing.canAdd();
        underWay = standing.isUnderWay();
        Optional.ofNullable(getWayOut()).ifPresent(VerificationPart::goOnTo);
    }

    /**
     * Goes to the provider from the next page, by itself and by a link: a form that leads to another host would be
     * stopped by the content security policy.
     */
    public @Nullable String add() {
        return Notices.attempt(Notices.PAGE, () -> {
            Optional<URI> wayOut = methods.begin(signedIn.actor(), URI.create(urls.baseUrl() + PagePaths.ACCOUNT));
            wayOut.ifPresent(url -> external().getFlash().put("wayOut", url.toString()));
            return PagePaths.toAccount();
        });
    }

    private static void goOnTo(String url) {
        external().setResponseHeader("Refresh", "0; url=" + url);
    }

    /** Where the provider takes a payment method; shown once, right after {@link #add}. */
    public @Nullable String getWayOut() {
        return (String) external().getFlash().get("wayOut");
    }

    /** Where somebody came back from the provider: what the browser says is only a reason to ask it. */
    public @Nullable String comeBack() {
        String claimed = session;
        return claimed == null || claimed.isBlank() ? null : done(() -> methods.complete(signedIn.actor(), claimed));
    }

    /** Somebody says that they have been there. */
    public @Nullable String check() {
        return done(() -> methods.check(signedIn.actor()));
    }

    private static @Nullable String done(BooleanSupplier asking) {
        try {
            if (asking.getAsBoolean()) {
                Notices.success(VERIFIED);
                return PagePaths.toAccount();
            }
            Notices.error(Notices.PAGE, NOT_YET);
        } catch (PlatformException refusal) {
            Notices.error(Notices.PAGE, refusal.getMessage());
        }
        return null;
    }

    public @Nullable String remove() {
        return Notices.attempt(Notices.PAGE, () -> {
            methods.remove(signedIn.actor());
            Notices.success("Your payment method is removed, and your account is not verified any more.");
            return PagePaths.toAccount();
        });
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }

    public boolean isVerified() {
        return since != null;
    }

    public @Nullable Instant getSince() {
        return since;
    }

    public String getLabel() {
        return label;
    }

    public boolean isCanAdd() {
        return canAdd;
    }

    public boolean isRemovable() {
        return removable;
    }

    public boolean isUnderWay() {
        return underWay;
    }

    public @Nullable String getSession() {
        return session;
    }

    public void setSession(@Nullable String session) {
        this.session = session;
    }
}
