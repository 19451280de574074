package slipway.web.shared;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import slipway.model.ForbiddenException;
import slipway.model.NotFoundException;

/** Loads what a page shows; what is not there, or not for this person, becomes the error page with its status. */
public final class Loading {
    private Loading() {}

    public static void of(Runnable reading) {
        try {
            reading.run();
        } catch (NotFoundException missing) {
            fail(HttpServletResponse.SC_NOT_FOUND);
        } catch (ForbiddenException refusal) {
            fail(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static void fail(int status) {
        FacesContext context = FacesContext.getCurrentInstance();
        try {
            context.getExternalContext().responseSendError(status, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.responseComplete();
    }
}
