package slipway.api.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import slipway.model.PlatformException;

/** The one place where a failure becomes a status and an error body. */
@RequestScoped
public class PlatformExceptionMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(PlatformExceptionMapper.class.getName());
    private static final int NOT_IMPLEMENTED = 501;

    @Context
    UriInfo uri;

    @Context
    Request request;

    @Inject
    RouteCatalogue catalogue;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof slipway.model.NotFoundException missing) {
            return answer(404, "not_found", missing.getMessage(), missing.resource());
        }
        if (failure instanceof PlatformException refusal) {
            return answer(status(refusal.kind()), id(refusal.kind()), refusal.getMessage(), null);
        }
        if (failure instanceof NotFoundException || failure instanceof NotAllowedException) {
            return noSuchRoute();
        }
        if (failure instanceof WebApplicationException http) {
            int status = http.getResponse().getStatus();
            return answer(status, "bad_request", String.valueOf(http.getMessage()), null);
        }
        if (failure.getCause() instanceof PlatformException wrapped) {
            return toResponse(wrapped);
        }
        LOG.log(Level.SEVERE, request.getMethod() + " /" + uri.getPath() + " failed", failure);
        return answer(500, "internal_server_error", "Internal server error.", null);
    }

    private Response noSuchRoute() {
        String path = "/" + uri.getPath();
        if (catalogue.isOfficial(request.getMethod(), path)) {
            return answer(
                    NOT_IMPLEMENTED,
                    "not_implemented",
                    request.getMethod() + " " + path + " is a part of the Platform API that Slipway has not built yet.",
                    null);
        }
        return answer(404, "not_found", "The requested API endpoint was not found.", null);
    }

    private static int status(PlatformException.Kind kind) {
        return switch (kind) {
            case BAD_REQUEST -> 400;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN, TWO_FACTOR -> 403;
            case NOT_FOUND -> 404;
            case NOT_ACCEPTABLE -> 406;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case RANGE_NOT_SATISFIABLE -> 416;
            case INVALID_PARAMS, VERIFICATION_REQUIRED -> 422;
            case CONFIRMATION_REQUIRED -> 423;
            case RATE_LIMIT -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    private static String id(PlatformException.Kind kind) {
        return switch (kind) {
            case RANGE_NOT_SATISFIABLE -> "requested_range_not_satisfiable";
            case UNAVAILABLE -> "service_unavailable";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private static Response answer(int status, String id, String message, @Nullable String resource) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ErrorRepresentation(id, message, resource))
                .build();
    }
}
