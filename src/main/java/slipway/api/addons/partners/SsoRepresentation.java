package slipway.api.addons.partners;

import java.util.Map;
import slipway.service.addons.opening.Opening;

/** The {@code add-on-sso} object of Platform API v3. */
public record SsoRepresentation(String method, String action, Map<String, Object> params) {
    /** @param baseUrl of this platform */
    static SsoRepresentation of(Opening opening, String baseUrl) {
        if (opening instanceof Opening.Form form) {
            return new SsoRepresentation("post", form.action(), form.params());
        }
        Opening.Page page = (Opening.Page) opening;
        return new SsoRepresentation("get", baseUrl + page.path(), page.params());
    }

    /** Without what must not be written anywhere. */
    @Override
    public String toString() {
        return "SsoRepresentation[" + action + "]";
    }
}
