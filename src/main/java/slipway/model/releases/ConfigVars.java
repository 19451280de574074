package slipway.model.releases;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;

/**
 * The immutable config vars of a release, sorted by name.
 *
 * @param own set by people
 * @param attached set by add-ons, under the names of the app's attachments
 */
public record ConfigVars(Map<String, String> own, Map<String, String> attached) {
    /** Names and values of one app together, in characters: 64 KB (Dev Center, "Config vars"). */
    public static final int MAX_SIZE = 65_536;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public ConfigVars {
        own = Collections.unmodifiableMap(new TreeMap<>(own));
        attached = Collections.unmodifiableMap(new TreeMap<>(attached));
    }

    /** Without add-ons. */
    public ConfigVars(Map<String, String> own) {
        this(own, Map.of());
    }

    public static ConfigVars none() {
        return new ConfigVars(Map.of());
    }

    /** All of them: what add-ons set wins. */
    public Map<String, String> values() {
        Map<String, String> all = new TreeMap<>(own);
        all.putAll(attached);
        return Collections.unmodifiableMap(all);
    }

    /** These vars with {@code changes} applied; an empty value removes its var. */
    public ConfigVars with(Map<String, Optional<String>> changes) {
        Map<String, String> changed = new TreeMap<>(own);
        changes.forEach((name, value) -> {
            if (attached.containsKey(name)) {
                requireUnchanged(name, value);
                return;
            }
            requireName(name);
            value.ifPresentOrElse(text -> changed.put(name, requireValue(name, text)), () -> changed.remove(name));
        });
        ConfigVars result = new ConfigVars(changed, attached);
        if (result.size() > MAX_SIZE) {
            throw new InvalidParamsException("Config vars of an app are limited to 64 KB in all.");
        }
        return result;
    }

    /** The same with what the app's add-ons set now. */
    public ConfigVars attachedTo(Map<String, String> vars) {
        return new ConfigVars(own, vars);
    }

    /** Tools write back all that they have read. */
    private void requireUnchanged(String name, Optional<String> value) {
        if (!value.equals(Optional.ofNullable(attached.get(name)))) {
            throw new InvalidParamsException("Cannot overwrite attachment values " + name + ".");
        }
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
        return values().entrySet().stream()
                .mapToInt(var -> var.getKey().length() + var.getValue().length())
                .sum();
    }
}
