package slipway.integration.builds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.model.releases.Procfile;

/** What the buildpacks say about what they made: the name of the app's kind, and processes that it has by default. */
record BuildResult(String name, Procfile defaults) {
    private static final Pattern INDENTED = Pattern.compile("^\\s+[\"']?([\\w-]+)[\"']?:\\s*(.+)$");

    static BuildResult read(Path folder) throws IOException {
        Path release = folder.resolve("release.yml");
        String yaml = Files.exists(release) ? Files.readString(release) : "";
        return new BuildResult(Files.readString(folder.resolve("name")).strip(), defaultProcessTypes(yaml));
    }

    /** Reads the one part of bin/release's YAML that a build needs: a block of {@code type: command} lines. */
    static Procfile defaultProcessTypes(String yaml) {
        Map<String, String> commands = new LinkedHashMap<>();
        boolean inside = false;
        for (String line : yaml.split("\\R")) {
            Matcher matcher = INDENTED.matcher(line);
            if (inside && matcher.matches()) {
                commands.put(matcher.group(1), unquote(matcher.group(2).strip()));
            } else {
                inside = line.startsWith("default_process_types:");
            }
        }
        return new Procfile(commands);
    }

    private static String unquote(String text) {
        boolean doubly = text.startsWith("\"") && text.endsWith("\"");
        boolean singly = text.startsWith("'") && text.endsWith("'");
        return text.length() > 1 && (doubly || singly) ? text.substring(1, text.length() - 1) : text;
    }
}
