package slipway.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Locale;
import java.util.Optional;

/** For clients that can only POST: X-Http-Method-Override names the method that is meant. */
@PreMatching
public class MethodOverrideFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals("POST")) {
            Optional.ofNullable(request.getHeaderString("X-Http-Method-Override"))
                    .ifPresent(method -> request.setMethod(method.toUpperCase(Locale.ROOT)));
        }
    }
}
