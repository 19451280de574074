package slipway.model.domains;

import java.net.IDN;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;

/**
 * A checked host name, or a wildcard for all names below one, as it goes over the wire: lower case and ASCII (RFC 1123,
 * RFC 5890).
 */
public record Hostname(String text) {
    private static final String WILDCARD = "*.";

    /** RFC 1035, 2.3.4: longest name, in characters, without the dot at its end. */
    private static final int MAX_LENGTH = 253;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public Hostname {
        String base = text.startsWith(WILDCARD) ? text.substring(WILDCARD.length()) : text;
        String[] labels = base.split("\\.", -1);
        if (labels[labels.length - 1].matches("\\d+")) {
            throw new InvalidParamsException("Hostname must be a name, not an IP address.");
        }
        if (labels.length < 2
                || text.length() > MAX_LENGTH
                || !Arrays.stream(labels).allMatch(label -> LABEL.matcher(label).matches())) {
            throw new InvalidParamsException("Hostname must be a full host name such as www.example.com, or a wildcard"
                    + " such as *.example.com; its parts can only contain letters, digits and dashes.");
        }
    }

    /** Reads what a person typed: in any case and any script. */
    public static Hostname parse(String typed) {
        String name = typed.strip();
        if (name.contains("/")) {
            throw new InvalidParamsException("Hostname must be a name alone, without scheme or path.");
        }
        if (name.startsWith("[") || name.indexOf(':') != name.lastIndexOf(':')) {
            throw new InvalidParamsException("Hostname must be a name, not an IP address.");
        }
        if (name.contains(":")) {
            throw new InvalidParamsException("Hostname must not have a port.");
        }
        boolean wildcard = name.startsWith(WILDCARD);
        String base = wildcard ? name.substring(WILDCARD.length()) : name;
        return new Hostname((wildcard ? WILDCARD : "") + ascii(base).toLowerCase(Locale.ROOT));
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAName) {
            // Left as it is: the form above says what is wrong.
            return name;
        }
    }

    public boolean isWildcard() {
        return text.startsWith(WILDCARD);
    }

    /** The name itself; for a wildcard, the name whose subdomains it stands for. */
    public String base() {
        return isWildcard() ? text.substring(WILDCARD.length()) : text;
    }

    /** Every wildcard that stands for this name too, the nearest first. */
    public List<String> wildcardsAbove() {
        List<String> above = new ArrayList<>();
        for (int dot = base().indexOf('.'); dot >= 0; dot = base().indexOf('.', dot + 1)) {
            above.add("*" + base().substring(dot));
        }
        return above;
    }

    /** The labels from the last to the first: {@code com.example.www}. */
    public String reversed() {
        return reversed(text);
    }

    /** With what {@link #reversed} begins for every name below this one. */
    public String reversedBelow() {
        return reversed(base()) + ".";
    }

    private static String reversed(String name) {
        List<String> labels = Arrays.asList(name.split("\\."));
        Collections.reverse(labels);
        return String.join(".", labels);
    }

    /** Whether a certificate for {@code certified} is good for this name (RFC 6125, 6.4.3: a star is one label). */
    public boolean isCoveredBy(String certified) {
        if (certified.equals(text)) {
            return true;
        }
        return certified.startsWith(WILDCARD)
                && !isWildcard()
                && certified.substring(1).equals(text.substring(dot()));
    }

    private int dot() {
        return text.indexOf('.');
    }

    @Override
    public String toString() {
        return text;
    }
}
