package slipway.web.shared;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import slipway.model.activity.Origin;

/** From where the present page request came. */
public final class PageOrigin {
    private PageOrigin() {}

    /** Without a page, as in a filter, only that it was one. */
    public static Origin ofRequest() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces == null) {
            return new Origin("page", Optional.empty(), Optional.empty(), Optional.empty());
        }
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        return new Origin(
                "page",
                Optional.ofNullable(request.getRemoteAddr()),
                Optional.empty(),
                Optional.ofNullable(request.getHeader("User-Agent")));
    }
}
