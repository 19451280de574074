package slipway.api.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.Limit;
import slipway.model.InvalidParamsException;

/** Refuses texts that are too long or that PostgreSQL cannot store, by the name of their field. */
final class BodyCheck {
    /** Most entries of a list in a request. */
    private static final int MOST_ENTRIES = 1_000;

    private BodyCheck() {}

    static void check(Object body) {
        check(body, "", Limit.USUAL);
    }

    private static void check(@Nullable Object value, String path, int limit) {
        if (value instanceof JsonNode node) {
            if (node.isTextual()) {
                check(node.textValue(), path, limit);
            }
            node.properties().forEach(field -> check(field.getValue(), path + "." + field.getKey(), limit));
            return;
        }
        if (value instanceof String text) {
            if (text.length() > limit) {
                throw new InvalidParamsException(
                        "Parameter \"%s\" is longer than %,d characters.".formatted(path, limit));
            }
            if (text.indexOf('\0') >= 0) {
                throw new InvalidParamsException("Parameter \"" + path + "\" has a NUL character.");
            }
        } else if (value instanceof Collection<?> list) {
            if (list.size() > MOST_ENTRIES) {
                throw new InvalidParamsException(
                        "Parameter \"%s\" has more than %,d entries.".formatted(path, MOST_ENTRIES));
            }
            list.forEach(item -> check(item, path, limit));
        } else if (value instanceof Record body) {
            for (RecordComponent component : body.getClass().getRecordComponents()) {
                int own = Optional.ofNullable(component.getAnnotation(Limit.class))
                        .map(Limit::value)
                        .orElse(Limit.USUAL);
                check(read(component, body), (path.isEmpty() ? "" : path + ".") + Json.nameOf(component), own);
            }
        }
    }

    private static @Nullable Object read(RecordComponent component, Record body) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(body);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record's accessor can be called", e);
        }
    }
}
