package slipway.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.api.entry.Cors;
import slipway.api.http.caller.Caller;
import slipway.api.http.json.Json;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.service.paging.Page;

/** What every answer has in common: version check, ranges of lists, JSON, ETag with 304, Request-Id, CORS. */
@ApplicationScoped
public class ConventionsFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Pattern VERSION =
            Pattern.compile("application/vnd\\.heroku\\+json\\s*;\\s*version=([^,;\\s]+)");
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int DIGEST_BYTES = 16;

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        Matcher version = VERSION.matcher(String.valueOf(request.getHeaderString("Accept")));
        if (version.find() && !version.group(1).matches("3(\\..+)?")) {
            throw new RefusedException(
                    Kind.NOT_ACCEPTABLE, "Version " + version.group(1) + " of the API is not served; there is 3.");
        }
        caller.wants(range(request).request());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("Request-Id", UUID.randomUUID().toString());
        response.getHeaders().putSingle(Cors.ORIGIN, "*");
        response.getHeaders().putSingle(Cors.EXPOSE, Cors.EXPOSED);
        response.getHeaders().putSingle("Cache-Control", "private, no-cache");
        response.getHeaders().putSingle("Vary", "Authorization, Accept, Range");
        if (!response.hasEntity()) {
            return;
        }
        Object entity = response.getEntity();
        if (entity instanceof Page<?> page) {
            entity = head(response, ListRange.ofPage(page));
        } else if (entity instanceof List<?> list && request.getMethod().equals("GET") && response.getStatus() == OK) {
            entity = head(response, range(request).cut(list, itemType(response, list)));
        }
        byte[] json = json(entity);
        String tag = "W/\"" + digest(json) + "\"";
        boolean known = request.getMethod().equals("GET")
                && tag.equals(request.getHeaderString("If-None-Match"))
                && (response.getStatus() == OK || response.getStatus() == PARTIAL);
        response.getHeaders().putSingle("ETag", tag);
        if (known) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
        } else {
            response.setEntity(json, null, MediaType.valueOf("application/vnd.heroku+json; version=3; charset=utf-8"));
        }
    }

    private static ListRange range(ContainerRequestContext request) {
        return ListRange.parse(Optional.ofNullable(request.getHeaderString("Range")));
    }

    /** What the list is of, by its items or else by what its route promises. */
    private static Class<?> itemType(ContainerResponseContext response, List<?> list) {
        return list.isEmpty()
                        && response.getEntityType() instanceof ParameterizedType promised
                        && promised.getActualTypeArguments()[0] instanceof Class<?> item
                ? item
                : list.stream().<Class<?>>map(Object::getClass).findFirst().orElse(Object.class);
    }

    private static List<?> head(ContainerResponseContext response, ListRange.Page page) {
        response.getHeaders().putSingle("Accept-Ranges", page.sortable());
        page.contentRange().ifPresent(range -> response.getHeaders().putSingle("Content-Range", range));
        page.nextRange().ifPresent(range -> {
            response.getHeaders().putSingle("Next-Range", range);
            response.setStatus(PARTIAL);
        });
        return page.items();
    }

    private static byte[] json(Object entity) {
        try {
            return Json.MAPPER.writeValueAsString(entity).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + entity.getClass(), e);
        }
    }

    private static String digest(byte[] json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
