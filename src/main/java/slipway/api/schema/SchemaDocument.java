package slipway.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API as a hyper-schema of draft 4, laid out as Heroku's; made once, from what the resources declare. */
@ApplicationScoped
public class SchemaDocument {
    private static final PropertyNamingStrategies.KebabCaseStrategy KEBAB_CASE =
            new PropertyNamingStrategies.KebabCaseStrategy();
    private static final String REPRESENTATION = "Representation";
    private static final String RESOURCE = "Resource";

    private @Nullable JsonNode made;

    /** @param classes all that JAX-RS knows; resources are told from filters by their {@code @Path} */
    synchronized JsonNode of(Collection<Class<?>> classes) {
        JsonNode document = made == null ? make(classes) : made;
        made = document;
        return document;
    }

    private static JsonNode make(Collection<Class<?>> classes) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("$schema", "http://json-schema.org/draft-04/hyper-schema");
        document.put("title", "Slipway Platform API");
        document.put("description", "The part of Heroku's Platform API v3 that this Slipway has built.");
        document.putArray("type").add("object");
        ObjectNode definitions = document.putObject("definitions");
        ObjectNode properties = document.putObject("properties");
        for (BuiltRoute route : BuiltRoute.of(classes)) {
            String owner = owner(route);
            ObjectNode definition = define(definitions, owner);
            representation(route)
                    .ifPresent(type -> definition.setAll(TypeSchema.ofAnswers().of(type)));
            definition.withArray("links").add(link(route, owner, definitions));
        }
        definitions
                .fieldNames()
                .forEachRemaining(name -> properties.putObject(name).put("$ref", "#/definitions/" + name));
        return document;
    }

    /** The resource that a route is listed under: what it answers with, or else what its class is named for. */
    private static String owner(BuiltRoute route) {
        return representation(route)
                .map(type -> name(((Class<?>) type).getSimpleName(), REPRESENTATION))
                .orElseGet(() -> name(route.handler().getDeclaringClass().getSimpleName(), RESOURCE));
    }

    private static Optional<Type> representation(BuiltRoute route) {
        return route.element().or(route::answer).filter(SchemaDocument::isRepresentation);
    }

    private static boolean isRepresentation(Type type) {
        return type instanceof Class<?> plain
                && plain.isRecord()
                && plain.getSimpleName().endsWith(REPRESENTATION);
    }

    private static String name(String className, String ending) {
        return kebab(className.substring(0, className.length() - ending.length()));
    }

    private static String kebab(String name) {
        return KEBAB_CASE.translate(name).replace('_', '-');
    }

    private static ObjectNode define(ObjectNode definitions, String name) {
        if (!definitions.has(name)) {
            ObjectNode definition = definitions.putObject(name);
            definition.put("title", "Slipway Platform API - " + sentence(name.replace('-', ' ')));
            definition.putArray("type").add("object");
            definition.putObject("definitions");
        }
        return (ObjectNode) definitions.get(name);
    }

    private static ObjectNode link(BuiltRoute route, String owner, ObjectNode definitions) {
        ObjectNode link = JsonNodeFactory.instance.objectNode();
        link.put("title", sentence(kebab(route.handler().getName()).replace('-', ' ')));
        link.put("method", route.method());
        link.put("href", href(route, owner, definitions));
        link.put("rel", relation(route));
        route.request()
                .ifPresent(type -> link.set("schema", TypeSchema.ofRequests().of(type)));
        route.answer().ifPresent(type -> link.set("targetSchema", target(route, type, owner)));
        return link;
    }

    private static JsonNode target(BuiltRoute route, Type type, String owner) {
        if (representation(route).isEmpty()) {
            return TypeSchema.ofAnswers().of(type);
        }
        ObjectNode reference = JsonNodeFactory.instance.objectNode().put("$ref", "#/definitions/" + owner);
        if (!route.isList()) {
            return reference;
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("type").add("array");
        return list.set("items", reference);
    }

    /** Heroku's way to name a path's parameters: by a reference to the definition of what they are. */
    private static String href(BuiltRoute route, String owner, ObjectNode definitions) {
        String href = route.path();
        for (String parameter : route.parameters()) {
            ObjectNode own = (ObjectNode) define(definitions, owner).get("definitions");
            String name = kebab(parameter).replace('-', '_');
            if (!own.has(name)) {
                own.putObject(name).putArray("type").add("string");
            }
            String reference = "#/definitions/" + owner + "/definitions/" + name;
            href = href.replace(
                    "{" + parameter + "}", "{(" + reference.replace("#", "%23").replace("/", "%2F") + ")}");
        }
        return href;
    }

    private static String relation(BuiltRoute route) {
        return switch (route.method()) {
            case "GET" -> route.isList() ? "instances" : "self";
            case "POST" -> route.path().contains("/actions/") ? "empty" : "create";
            case "DELETE" -> "destroy";
            default -> "update";
        };
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
