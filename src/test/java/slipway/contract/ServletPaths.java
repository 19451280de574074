package slipway.contract;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebServlet;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import slipway.web.shared.PagePaths;

/** What answers beside the API: the servlets by their annotations, the pages by the table of their paths. */
final class ServletPaths {
    private ServletPaths() {}

    /** URL patterns of all servlets. */
    static List<String> all() {
        return new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("slipway").stream()
                        .filter(type -> type.isAnnotatedWith(WebServlet.class))
                        .map(type -> type.reflect().getAnnotation(WebServlet.class))
                        .flatMap(servlet ->
                                Stream.concat(Arrays.stream(servlet.urlPatterns()), Arrays.stream(servlet.value())))
                        .sorted()
                        .toList();
    }

    /** Paths of all pages without parameters; the table is the pages' own business, hence the look behind it. */
    static Set<String> pages() {
        try {
            Field views = PagePaths.class.getDeclaredField("VIEWS");
            views.setAccessible(true);
            Set<String> paths = new TreeSet<>();
            ((Map<?, ?>) views.get(null)).keySet().forEach(path -> paths.add((String) path));
            return paths;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("PagePaths keeps its pages elsewhere now", e);
        }
    }
}
