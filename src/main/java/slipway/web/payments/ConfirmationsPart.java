package slipway.web.payments;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.service.payments.ClassList;
import slipway.service.payments.Confirmations;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** An operator's confirming of people, one by one or a whole class; keeps no list from one request to the next. */
@Named
@RequestScoped
public class ConfirmationsPart {
    @Inject
    SignedIn signedIn;

    @Inject
    Confirmations confirmations;

    private String list = "";
    private @Nullable Part file;

    public @Nullable String confirm(UUID accountId) {
        return Notices.attempt(Notices.PAGE, () -> {
            String email = confirmations.confirm(signedIn.actor(), accountId).email();
            Notices.success(email + " is verified.");
            return PagePaths.toAccounts();
        });
    }

    public @Nullable String withdraw(UUID accountId) {
        return Notices.attempt(Notices.PAGE, () -> {
            String email = confirmations.withdraw(signedIn.actor(), accountId).email();
            Notices.success(email + " is not verified any more.");
            return PagePaths.toAccounts();
        });
    }

    /** Confirms everybody of the file, if there is one, or else of the text; the next page says how it went. */
    public @Nullable String confirmAll() {
        return Notices.attempt("classForm:list", () -> {
            ClassReport report = ClassReport.of(confirmations.confirmAll(signedIn.actor(), wholeList()));
            FacesContext.getCurrentInstance().getExternalContext().getFlash().put("classReport", report);
            return PagePaths.toAccounts();
        });
    }

    private String wholeList() {
        Part sent = file;
        if (sent == null || sent.getSize() == 0) {
            return list;
        }
        try (InputStream content = sent.getInputStream()) {
            return ClassList.decode(content.readNBytes(ClassList.MAX_SIZE + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String getList() {
        return list;
    }

    public void setList(String list) {
        this.list = list;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }
}
