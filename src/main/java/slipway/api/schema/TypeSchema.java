package slipway.api.schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import slipway.api.http.json.Json;
import slipway.api.shared.Limit;
import slipway.api.shared.NumberOrText;
import slipway.service.paging.Page;

/** What JSON a Java type becomes or is read from, as a schema of draft 4. */
final class TypeSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Whether unknown properties are refused and texts have a limit, as in requests. */
    private final boolean strict;

    private TypeSchema(boolean strict) {
        this.strict = strict;
    }

    static TypeSchema ofAnswers() {
        return new TypeSchema(false);
    }

    static TypeSchema ofRequests() {
        return new TypeSchema(true);
    }

    /** The schema of a value that may be null where its type is marked so. */
    ObjectNode of(AnnotatedType annotated) {
        ObjectNode schema = annotated.getType() instanceof ParameterizedType
                ? ofGeneric((AnnotatedParameterizedType) annotated)
                : of(annotated.getType());
        if (annotated.isAnnotationPresent(Nullable.class) && schema.has("type")) {
            schema.withArray("type").add("null");
        }
        return schema;
    }

    /** The schema of a type; an empty one for what may be anything. */
    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic.getRawType(), last -> of(generic.getActualTypeArguments()[last]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return ofRecord(plain);
        }
        if (Map.class.isAssignableFrom(plain)) {
            return typed("object");
        }
        if (plain.isEnum()) {
            return typed("string");
        }
        return plain == UUID.class
                ? typed("string").put("format", "uuid")
                : plain == Instant.class
                        ? typed("string").put("format", "date-time")
                        : word(plain).map(TypeSchema::typed).orElseGet(JSON::objectNode);
    }

    private static Optional<String> word(Class<?> type) {
        if (type == String.class) {
            return Optional.of("string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of("boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return Optional.of("integer");
        }
        return type == double.class || Number.class.isAssignableFrom(type) ? Optional.of("number") : Optional.empty();
    }

    private ObjectNode ofGeneric(AnnotatedParameterizedType generic) {
        return ofGeneric(
                ((ParameterizedType) generic.getType()).getRawType(),
                last -> of(generic.getAnnotatedActualTypeArguments()[last]));
    }

    private ObjectNode ofGeneric(Type raw, IntFunction<ObjectNode> argument) {
        if (raw == Page.class || Collection.class.isAssignableFrom((Class<?>) raw)) {
            return typed("array").set("items", argument.apply(0));
        }
        return Map.class.isAssignableFrom((Class<?>) raw)
                ? typed("object").set("additionalProperties", argument.apply(1))
                : JSON.objectNode();
    }

    private ObjectNode ofRecord(Class<?> type) {
        ObjectNode properties = JSON.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                properties.setAll((ObjectNode) of(component.getType()).get("properties"));
            } else {
                properties.set(Json.nameOf(component), ofComponent(component));
            }
        }
        ObjectNode schema = typed("object").set("properties", properties);
        return strict ? schema.put("additionalProperties", false) : schema;
    }

    private ObjectNode ofComponent(RecordComponent component) {
        ObjectNode schema = of(component.getAnnotatedType());
        JsonDeserialize reading = component.getAccessor().getAnnotation(JsonDeserialize.class);
        if (reading != null && reading.using() == NumberOrText.class) {
            schema.withArray("type").insert(0, "integer");
        }
        if (strict && component.getType() == String.class) {
            Limit limit = component.getAnnotation(Limit.class);
            schema.put("maxLength", limit == null ? Limit.USUAL : limit.value());
        }
        return schema;
    }

    private static ObjectNode typed(String word) {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("type").add(word);
        return schema;
    }
}
