package smartsite;

import java.time.LocalTime;

/**
 * The page's first words. They are apart from the servlet because they are a rule of their own: what to say depends on
 * the hour on the server's clock (set {@code TZ} to move it) and on what the visitor wishes to be called.
 */
final class Greeting {
    private static final int LONGEST_NAME = 40;

    private Greeting() {}

    /** Greets {@code name} (as it was sent: {@link Template} escapes it), or nobody in particular if there is none. */
    static String of(LocalTime now, String name) {
        String hello = hello(now.getHour());
        String called = name == null ? "" : name.strip();
        return called.isEmpty() ? hello + "." : hello + ", " + shortened(called) + ".";
    }

    private static String hello(int hour) {
        if (hour >= 5 && hour < 12) {
            return "Good morning";
        }
        if (hour >= 12 && hour < 18) {
            return "Good afternoon";
        }
        return "Good evening";
    }

    /** Cuts by code points, so that no character is cut in two. */
    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST_NAME) {
            return name;
        }
        return name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
