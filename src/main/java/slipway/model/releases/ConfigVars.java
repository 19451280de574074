package slipway.model.releases;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;

/** The immutable config vars of a release, sorted by name. */
public record ConfigVars(Map<String, String> values) {
    /** Names and values of one app together, in characters: 64 KB (Dev Center, "Config vars"). */
    public static final int MAX_SIZE = 65_536;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public ConfigVars {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public static ConfigVars none() {
        return new ConfigVars(Map.of());
    }

    /** These vars with {@code changes} applied; an empty value removes its var. */
    public ConfigVars with(Map<String, Optional<String>> changes) {
        Map<String, String> changed = new TreeMap<>(values);
        changes.forEach((name, value) -> {
            requireName(name);
            value.ifPresentOrElse(text -> changed.put(name, requireValue(name, text)), () -> changed.remove(name));
        });
        ConfigVars result = new ConfigVars(changed);
        if (result.size() > MAX_SIZE) {
            throw new InvalidParamsException("Config vars of an app are limited to 64 KB in all.");
        }
        return result;
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidParamsException(
                    "Config var name \"" + name + "\" may only have letters, digits and underscores.");
        }
        if (name.startsWith("HEROKU_") || name.startsWith("__")) {
            throw new InvalidParamsException("Config var name \"" + name + "\" is reserved for the platform.");
        }
    }

    /** A NUL cannot be in a process's environment. */
    private static String requireValue(String name, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new InvalidParamsException("Config var \"" + name + "\" has a NUL character in its value.");
        }
        return value;
    }

    private int size() {
        return values.entrySet().stream()
                .mapToInt(var -> var.getKey().length() + var.getValue().length())
                .sum();
    }
}
