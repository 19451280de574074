package slipway.web.shared;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import slipway.model.PlatformException;

/** Tells people what became of their wish: a notice on the next page, or a message beside the field. */
public final class Notices {
    /** Client id of messages that belong to no field. */
    public static final @Nullable String PAGE = null;

    private Notices() {}

    /**
     * Runs the one service call of an action.
     *
     * @param field client id of what a refusal is about, or {@link #PAGE}
     * @param action returns the outcome to go to
     * @return that outcome, or null, which is JSF's word for staying on the page, after a refusal
     */
    public static @Nullable String attempt(@Nullable String field, Supplier<String> action) {
        try {
            return action.get();
        } catch (PlatformException refusal) {
            error(field, refusal.getMessage());
            return null;
        }
    }

    /** Shown on the page that the browser is sent to next. */
    public static void success(String text) {
        FacesContext context = FacesContext.getCurrentInstance();
        context.getExternalContext().getFlash().setKeepMessages(true);
        context.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, text, text));
    }

    public static void error(@Nullable String field, String text) {
        FacesContext.getCurrentInstance().addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
    }
}
