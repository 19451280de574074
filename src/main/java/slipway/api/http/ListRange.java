package slipway.api.http;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.service.paging.PageRequest;

/**
 * The Range header of a list, in every spelling that Heroku's clients use: {@code id ..; max=1000;},
 * {@code version ..; order=desc,max=1}, {@code version ..; max=1, order=desc}, {@code id ]FROM..}.
 */
record ListRange(
        String property,
        Optional<String> from,
        boolean fromExcluded,
        Optional<String> to,
        boolean toExcluded,
        int max,
        boolean descending) {
    /** Page sizes of Dev Center, "Platform API Reference: Ranges". */
    private static final int DEFAULT_MAX = PageRequest.USUAL;

    private static final int LARGEST_MAX = 1_000;

    /** What lists can go by; the data services' have numbers and UUIDs of other names. */
    private static final List<String> KEYS = List.of("id", "name", "version", "ordinal", "key", "num", "uuid");

    /** As many as surely fit into a long. */
    private static final int MAX_DIGITS = 18;

    static final ListRange ALL =
            new ListRange("", Optional.empty(), false, Optional.empty(), false, DEFAULT_MAX, false);

    private static final Pattern FORM =
            Pattern.compile("\\s*([a-z_]+)\\s+(\\]?)([^;]*?)\\.\\.([^;\\[]*?)(\\[?)\\s*(?:;(.*))?", Pattern.DOTALL);

    /** A part of a list, and what its headers say about it. */
    record Page(List<?> items, String sortable, Optional<String> contentRange, Optional<String> nextRange) {}

    static ListRange parse(Optional<String> header) {
        if (header.isEmpty() || header.get().isBlank()) {
            return ALL;
        }
        Matcher matcher = FORM.matcher(header.get());
        if (!matcher.matches()) {
            throw notSatisfiable(header.get());
        }
        int max = DEFAULT_MAX;
        boolean descending = false;
        for (String part : Optional.ofNullable(matcher.group(6)).orElse("").split("[,;]")) {
            String[] setting = part.strip().split("=");
            if (setting.length == 2 && setting[0].equals("max") && setting[1].matches("\\d{1,9}")) {
                max = Math.min(Integer.parseInt(setting[1]), LARGEST_MAX);
            } else if (setting.length == 2 && setting[0].equals("order") && setting[1].matches("asc|desc")) {
                descending = setting[1].equals("desc");
            } else if (!part.isBlank()) {
                throw notSatisfiable(header.get());
            }
        }
        Optional<String> from = Optional.of(matcher.group(3)).filter(text -> !text.isEmpty());
        Optional<String> to = Optional.of(matcher.group(4)).filter(text -> !text.isEmpty());
        return new ListRange(
                matcher.group(1),
                from,
                !matcher.group(2).isEmpty(),
                to,
                !matcher.group(5).isEmpty(),
                Math.max(max, 1),
                descending);
    }

    /** The same for lists that are cut in the database. */
    PageRequest request() {
        return new PageRequest(property, from, fromExcluded, to, toExcluded, max, descending);
    }

    /** What the headers say about a list that was cut in the database. */
    static Page ofPage(slipway.service.paging.Page<?> page) {
        String sortable = String.join(", ", page.sortable());
        if (page.items().isEmpty()) {
            return new Page(page.items(), sortable, Optional.empty(), Optional.empty());
        }
        PageRequest request = page.request();
        String attribute = slipway.service.paging.Page.attribute(page.property());
        RecordComponent key = Arrays.stream(page.items().get(0).getClass().getRecordComponents())
                .filter(component -> component.getName().equals(attribute))
                .findFirst()
                .orElseThrow();
        Object first = value(key, page.items().get(0));
        Object last = value(key, page.items().get(page.items().size() - 1));
        String options = options(request.max(), request.descending());
        String end = request.to().orElse("") + (request.toExcluded() ? "[" : "");
        return new Page(
                page.items(),
                sortable,
                Optional.of("%s %s..%s; %s".formatted(page.property(), first, last, options)),
                page.more()
                        ? Optional.of("%s ]%s..%s; %s".formatted(page.property(), last, end, options))
                        : Optional.empty());
    }

    private static String options(int max, boolean descending) {
        return "max=" + max + (descending ? ",order=desc" : "");
    }

    /** Sorts and cuts; without a property the list keeps its order. */
    Page cut(List<?> list) {
        return list.isEmpty()
                ? new Page(list, "id, name", Optional.empty(), Optional.empty())
                : cut(list, list.get(0).getClass());
    }

    /** The same for a list that may be empty, of which the items' type tells what it can go by. */
    Page cut(List<?> list, Class<?> type) {
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        List<String> names = Arrays.stream(components)
                .map(RecordComponent::getName)
                .filter(KEYS::contains)
                .toList();
        String sortable = String.join(", ", names);
        String usual = names.isEmpty() ? "id" : Collections.min(names, Comparator.comparingInt(KEYS::indexOf));
        RecordComponent key = Arrays.stream(components)
                .filter(component -> component.getName().equals(property.isEmpty() ? usual : property))
                .findFirst()
                .orElse(null);
        if (key == null) {
            if (property.isEmpty()) {
                return new Page(list, sortable, Optional.empty(), Optional.empty());
            }
            throw notSatisfiable(property);
        }
        if (list.isEmpty()) {
            return new Page(list, sortable, Optional.empty(), Optional.empty());
        }
        List<Object> sorted = new ArrayList<>(list);
        // A list that fits keeps its own order; one that must be cut goes by the property that the next page names.
        if (!property.isEmpty() || list.size() > max) {
            sorted.sort((one, other) -> compare(value(key, one), value(key, other)));
        }
        if (descending) {
            Collections.reverse(sorted);
        }
        List<Object> rest = from.map(start -> sorted.subList(startIndex(sorted, key, start), sorted.size()))
                .orElse(sorted);
        rest = to.isPresent() ? rest.subList(0, endIndex(rest, key, to.get())) : rest;
        List<Object> items = rest.subList(0, Math.min(max, rest.size()));
        if (items.isEmpty()) {
            return new Page(items, sortable, Optional.empty(), Optional.empty());
        }
        String name = key.getName();
        Object last = value(key, items.get(items.size() - 1));
        String options = options(max, descending);
        Optional<String> next = items.size() == rest.size()
                ? Optional.empty()
                : Optional.of("%s ]%s..%s; %s".formatted(name, last, to.orElse("") + (toExcluded ? "[" : ""), options));
        String content = "%s %s..%s; %s".formatted(name, value(key, items.get(0)), last, options);
        return new Page(items, sortable, Optional.of(content), next);
    }

    private int startIndex(List<Object> sorted, RecordComponent key, String start) {
        for (int i = 0; i < sorted.size(); i++) {
            int order = compare(value(key, sorted.get(i)), start);
            int ahead = descending ? -order : order;
            if (ahead > 0 || (ahead == 0 && !fromExcluded)) {
                return i;
            }
        }
        return sorted.size();
    }

    private int endIndex(List<Object> sorted, RecordComponent key, String end) {
        for (int i = 0; i < sorted.size(); i++) {
            int order = compare(value(key, sorted.get(i)), end);
            int beyond = descending ? -order : order;
            if (beyond > 0 || (beyond == 0 && toExcluded)) {
                return i;
            }
        }
        return sorted.size();
    }

    /** Numbers by value, all else as text. */
    private static int compare(Object one, Object other) {
        String first = String.valueOf(one);
        String second = String.valueOf(other);
        return isNumber(first) && isNumber(second)
                ? Long.compare(Long.parseLong(first), Long.parseLong(second))
                : first.compareTo(second);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    private static Object value(RecordComponent component, Object item) {
        try {
            return component.getAccessor().invoke(item);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A public record's accessor can be called", e);
        }
    }

    private static RefusedException notSatisfiable(String range) {
        return new RefusedException(Kind.RANGE_NOT_SATISFIABLE, "The range \"" + range + "\" cannot be served.");
    }
}
