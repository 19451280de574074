package slipway.web.dynos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import slipway.service.dynos.runtime.DynoRuntime;

/** Tells operators how well dynos are kept from each other, and warns them where they are not. */
@Named
@ApplicationScoped
public class IsolationNotice {
    @Inject
    DynoRuntime runtime;

    public boolean isNone() {
        return runtime.isolation().isNone();
    }

    public String getWhat() {
        return runtime.isolation().what();
    }

    public String getAdvice() {
        return runtime.isolation().advice().orElse("");
    }
}
