package slipway.connect.login;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few texts that are wanted of the platform's answers, and the few that are sent: not worth a library in this jar. */
record JsonText(String json) {
    private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u\\p{XDigit}{4}|.)");

    /** The first text field of that name, wherever it is. */
    Optional<String> field(String name) {
        return first(Pattern.compile("\"" + name + "\"\\s*:\\s*" + STRING));
    }

    /** The same within the flat object {@code object}. */
    Optional<String> field(String object, String name) {
        return first(Pattern.compile("\"" + object + "\"\\s*:\\s*\\{[^{}]*\"" + name + "\"\\s*:\\s*" + STRING));
    }

    private Optional<String> first(Pattern pattern) {
        Matcher found = pattern.matcher(json);
        return found.find() ? Optional.of(unescaped(found.group(1))) : Optional.empty();
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(unescapedOne(match.group(1))));
    }

    private static String unescapedOne(String escape) {
        return switch (escape.charAt(0)) {
            case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
            case 'n', 'r', 't', 'b', 'f' -> " ";
            default -> escape;
        };
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", "") + "\"";
    }
}
