package slipway.model.releases;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process types of an app and the command of each, in the order of the file (Dev Center, "The Procfile"). */
public record Procfile(Map<String, String> commands) {
    /** The only type that receives web traffic. */
    public static final String WEB = "web";

    /** Runs before a release goes live and never as a part of the formation. */
    public static final String RELEASE = "release";

    private static final String TYPE = "[A-Za-z0-9_-]{1,128}";

    private static final Pattern LINE = Pattern.compile("^(" + TYPE + "):\\s*(.+)$");

    public Procfile {
        commands = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(commands));
    }

    /** Reads the file's text; lines that are no {@code type: command} are left out, as Heroku does. */
    public static Procfile parse(String text) {
        Map<String, String> commands = new LinkedHashMap<>();
        for (String line : text.split("\\R")) {
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                commands.put(matcher.group(1), matcher.group(2).strip());
            }
        }
        return new Procfile(commands);
    }

    /** Whether a process type can be called that. */
    public static boolean isType(String text) {
        return text.matches(TYPE);
    }

    public Optional<String> command(String type) {
        return Optional.ofNullable(commands.get(type));
    }

    /** These commands, and {@code defaults} for the types that are not declared here. */
    public Procfile withDefaults(Procfile defaults) {
        Map<String, String> all = new LinkedHashMap<>(defaults.commands);
        all.putAll(commands);
        return new Procfile(all);
    }

    /** The file's text again. */
    public String text() {
        StringBuilder text = new StringBuilder();
        commands.forEach((type, command) ->
                text.append(type).append(": ").append(command).append('\n'));
        return text.toString();
    }
}
