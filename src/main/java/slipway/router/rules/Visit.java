package slipway.router.rules;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import slipway.service.domains.WebDyno;

/** A request while it is decided who gets it; all calls are made on its loop. */
public interface Visit {
    /** In lower case, without port. */
    String host();

    /** Nanoseconds since the request was here. */
    long age();

    /** Dynos that were tried. */
    int attempts();

    /** The dyno that a cookie of the visitor asks for; null where none does. */
    @Nullable
    String wantedDyno();

    /** Whether a sleeping app is not to be woken for it. */
    boolean wakesNobody();

    /** The loop on which all that concerns the request is done. */
    Executor loop();

    /** Changes when the request is over, so that what was left to be done for it is not done for the next one. */
    long ticket();

    /** The request waits; {@code leave} takes it out again when it is over before its turn. */
    void waits(Runnable leave);

    /** Carries the request to a dyno that has let it in. */
    void forward(WebDyno dyno);

    /** Answers in the app's stead. */
    void refuse(RouterError error);

    /** Says that nobody is at this host. */
    void refuseUnknownHost();
}
