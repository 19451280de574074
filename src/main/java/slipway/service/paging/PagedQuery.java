package slipway.service.paging;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;

/** Cuts a list in the database: one query, of one row more than the page has, by an index. */
public final class PagedQuery<T> {
    private final Class<T> type;
    private final String condition;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, Function<String, Object>> properties = new LinkedHashMap<>();

    private PagedQuery(Class<T> type, String condition) {
        this.type = type;
        this.condition = condition;
        properties.put("id", UUID::fromString);
    }

    /** @param condition JPQL about {@code x}, such as {@code x.appId = :app} */
    public static <T> PagedQuery<T> of(Class<T> type, String condition) {
        return new PagedQuery<>(type, condition);
    }

    public PagedQuery<T> with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** A property beside the id that the list can go by; the last one named is the list's natural order. */
    public PagedQuery<T> by(String property, Function<String, Object> parser) {
        properties.put(property, parser);
        return this;
    }

    /** Whole numbers, such as versions. */
    public static Object number(String text) {
        return Integer.valueOf(text);
    }

    /** Times to the microsecond, as the database has them. */
    public static Object instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException(text, notATime);
        }
    }

    public Page<T> fetch(EntityManager entities, PageRequest request) {
        List<String> sortable = List.copyOf(properties.keySet());
        String property = request.property().isEmpty() ? sortable.get(sortable.size() - 1) : request.property();
        Function<String, Object> parser =
                Optional.ofNullable(properties.get(property)).orElseThrow(() -> notSatisfiable(property));
        String attribute = Page.attribute(property);
        String from = request.descending() ? "<" : ">";
        String to = request.descending() ? ">" : "<";
        StringBuilder jpql = new StringBuilder("select x from " + type.getSimpleName() + " x where " + condition);
        Map<String, Object> bounds = new LinkedHashMap<>(parameters);
        request.from().ifPresent(text -> {
            jpql.append(bound(attribute, from, request.fromExcluded(), "rangeFrom"));
            bounds.put("rangeFrom", parse(parser, text));
        });
        request.to().ifPresent(text -> {
            jpql.append(bound(attribute, to, request.toExcluded(), "rangeTo"));
            bounds.put("rangeTo", parse(parser, text));
        });
        jpql.append(" order by x.").append(attribute).append(request.descending() ? " desc" : "");
        TypedQuery<T> query = entities.createQuery(jpql.toString(), type).setMaxResults(request.max() + 1);
        bounds.forEach(query::setParameter);
        List<T> found = query.getResultList();
        boolean more = found.size() > request.max();
        List<T> items = new ArrayList<>(more ? found.subList(0, request.max()) : found);
        return new Page<>(items, property, sortable, more, request);
    }

    private static String bound(String attribute, String sign, boolean excluded, String parameter) {
        return " and x." + attribute + " " + sign + (excluded ? "" : "=") + " :" + parameter;
    }

    private static Object parse(Function<String, Object> parser, String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException notAValue) {
            throw notSatisfiable(text);
        }
    }

    private static RefusedException notSatisfiable(String range) {
        return new RefusedException(Kind.RANGE_NOT_SATISFIABLE, "The range \"" + range + "\" cannot be served.");
    }
}
