package slipway.api.schema;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import slipway.api.shared.Returns;
import slipway.service.paging.Page;

/**
 * A route that is built, as its resource class declares it.
 *
 * @param method GET, POST and so on
 * @param path such as {@code /apps/{app}/builds}
 * @param handler the method that answers it
 */
public record BuiltRoute(String method, String path, Method handler) {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*([\\w-]+)[^}]*}");

    /** All routes of the given classes, of which those without {@code @Path} have none, by path. */
    public static List<BuiltRoute> of(Collection<Class<?>> classes) {
        return classes.stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(BuiltRoute::ofResource)
                .sorted(Comparator.comparing(BuiltRoute::path).thenComparing(BuiltRoute::method))
                .toList();
    }

    private static Stream<BuiltRoute> ofResource(Class<?> resource) {
        String root = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getMethods())
                .filter(handler -> verb(handler).isPresent())
                .map(handler -> new BuiltRoute(verb(handler).orElseThrow(), join(root, handler), handler));
    }

    private static Optional<String> verb(Method handler) {
        return Arrays.stream(handler.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(HttpMethod.class::isInstance)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String join(String root, Method handler) {
        String own = Optional.ofNullable(handler.getAnnotation(Path.class))
                .map(Path::value)
                .orElse("");
        String joined = ("/" + root + "/" + own).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
        return PARAMETER.matcher(joined).replaceAll(found -> Matcher.quoteReplacement("{" + found.group(1) + "}"));
    }

    /** Names of the path's parameters, in its order. */
    public List<String> parameters() {
        return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** The path with nameless parameters, under which the official schema's routes are compared. */
    public String shape() {
        return PARAMETER.matcher(path).replaceAll("{}");
    }

    /** What it answers with; nothing where the method does not say. */
    public Optional<Type> answer() {
        Optional<Type> declared =
                Optional.ofNullable(handler.getAnnotation(Returns.class)).map(Returns::value);
        return declared.or(() -> Optional.of(handler.getGenericReturnType()))
                .filter(type -> type != Response.class && type != void.class);
    }

    /** Whether it answers with a list, which can be asked for in parts. */
    public boolean isList() {
        return element().isPresent();
    }

    /** What the list that it answers with is of. */
    public Optional<Type> element() {
        return answer().flatMap(type -> type instanceof ParameterizedType list && isListLike(list.getRawType())
                ? Optional.of(list.getActualTypeArguments()[0])
                : Optional.empty());
    }

    private static boolean isListLike(Type raw) {
        return raw == Page.class || (raw instanceof Class<?> type && Collection.class.isAssignableFrom(type));
    }

    /** What it takes: the one parameter that comes from nowhere else. */
    public Optional<AnnotatedType> request() {
        for (int i = 0; i < handler.getParameterCount(); i++) {
            if (Arrays.stream(handler.getParameterAnnotations()[i]).noneMatch(BuiltRoute::isInjected)) {
                return Optional.of(handler.getAnnotatedParameterTypes()[i]);
            }
        }
        return Optional.empty();
    }

    private static boolean isInjected(Annotation annotation) {
        return annotation.annotationType().getName().startsWith("jakarta.ws.rs.");
    }
}
