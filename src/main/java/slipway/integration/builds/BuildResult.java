package slipway.integration.builds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.model.releases.Procfile;

/**
 * What the buildpacks say about what they made.
 *
 * @param name of the app's kind
 * @param buildpack the last one, by name or URL
 * @param defaults processes that it has by default
 * @param configVars what it should begin with
 * @param addOns what it would like to have
 */
record BuildResult(
        String name, String buildpack, Procfile defaults, Map<String, String> configVars, List<String> addOns) {
    private static final Pattern PAIR = Pattern.compile("^\\s+[\"']?([\\w-]+)[\"']?:\\s*(.+)$");
    private static final Pattern ITEM = Pattern.compile("^\\s*-\\s+(?!-)(.+)$");

    static BuildResult read(Path folder) throws IOException {
        String yaml = Inside.text(folder, folder.resolve("release.yml"));
        return new BuildResult(
                Inside.text(folder, folder.resolve("name")).strip(),
                Inside.text(folder, folder.resolve("buildpack")).strip(),
                new Procfile(pairs(yaml, "default_process_types")),
                pairs(yaml, "config_vars"),
                items(yaml, "addons"));
    }

    /** Reads one of the blocks of {@code name: value} lines that bin/release's YAML has. */
    static Map<String, String> pairs(String yaml, String block) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : block(yaml, block)) {
            Matcher matcher = PAIR.matcher(line);
            if (matcher.matches()) {
                pairs.put(matcher.group(1), unquote(matcher.group(2).strip()));
            }
        }
        return pairs;
    }

    static List<String> items(String yaml, String block) {
        return block(yaml, block).stream()
                .map(ITEM::matcher)
                .filter(Matcher::matches)
                .map(matcher -> unquote(matcher.group(1).strip()))
                .toList();
    }

    private static List<String> block(String yaml, String name) {
        return yaml.lines()
                .dropWhile(line -> !line.startsWith(name + ":"))
                .skip(1)
                .takeWhile(line -> line.isBlank() || line.matches("[ \\t-].*"))
                .toList();
    }

    private static String unquote(String text) {
        boolean doubly = text.startsWith("\"") && text.endsWith("\"");
        boolean singly = text.startsWith("'") && text.endsWith("'");
        return text.length() > 1 && (doubly || singly) ? text.substring(1, text.length() - 1) : text;
    }
}
