package slipway.connect.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the entries in the text of a netrc: words between white space, comments, and macros that end with a blank line. */
final class NetrcScanner {
    private static final Pattern WORD = Pattern.compile("#[^\\n]*|\"(?:[^\"\\\\]|\\\\.)*\"|\\S+");
    private static final Pattern MACRO_END = Pattern.compile("\\n[ \\t\\r]*\\n|\\z");
    private static final Pattern LINE_END = Pattern.compile("[ \\t\\r]*\\n");

    private final String text;
    private final Matcher words;
    private final List<NetrcPart> parts = new ArrayList<>();

    /** Where the part that is being read begins, and where what it certainly has ends. */
    private int start;

    private int end;
    private String machine = "";
    private Optional<String> login = Optional.empty();
    private Optional<String> password = Optional.empty();

    NetrcScanner(String text) {
        this.text = text;
        this.words = WORD.matcher(text);
    }

    List<NetrcPart> parts() {
        while (words.find()) {
            String word = words.group();
            switch (word) {
                case "machine" -> {
                    begin(words.start());
                    machine = next().orElse("");
                }
                case "default" -> {
                    begin(words.start());
                    machine = NetrcPart.DEFAULT;
                    end = words.end();
                }
                case "login" -> login = next();
                case "password" -> password = next();
                case "account" -> next();
                case "macdef" -> skipMacro();
                default -> {
                    // A comment, or a word of a newer form: it stays where it is.
                }
            }
        }
        begin(text.length());
        return parts;
    }

    private Optional<String> next() {
        if (!words.find()) {
            return Optional.empty();
        }
        end = words.end();
        String word = words.group();
        boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
        return Optional.of(quoted ? word.substring(1, word.length() - 1).replaceAll("\\\\(.)", "$1") : word);
    }

    /** Ends the part before {@code position}: an entry with its line, and then what stands between. */
    private void begin(int position) {
        int middle = machine.isEmpty() ? start : lineEnd(end, position);
        if (middle > start) {
            parts.add(new NetrcPart(machine, text.substring(start, middle), login, password));
        }
        if (position > middle) {
            parts.add(NetrcPart.between(text.substring(middle, position)));
        }
        start = position;
        end = position;
        machine = "";
        login = Optional.empty();
        password = Optional.empty();
    }

    private int lineEnd(int from, int limit) {
        Matcher lineEnd = LINE_END.matcher(text).region(from, limit);
        return lineEnd.lookingAt() ? lineEnd.end() : from;
    }

    private void skipMacro() {
        Matcher macroEnd = MACRO_END.matcher(text);
        int after = macroEnd.find(words.end()) ? macroEnd.end() : text.length();
        words.region(after, text.length());
    }
}
