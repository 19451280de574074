package slipway.model.accounts;

import java.util.LinkedHashMap;
import java.util.Map;

/** What people call the browser behind a User-Agent header. */
final class ClientName {
    /** Marks of browsers; those that pretend to be others come before them. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg/",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari",
            "curl/",
            "curl");

    private static final Map<String, String> SYSTEMS = ordered(
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private ClientName() {}

    static String of(String userAgent) {
        String browser = find(BROWSERS, userAgent, "Unknown browser");
        String system = find(SYSTEMS, userAgent, "");
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private static String find(Map<String, String> marks, String userAgent, String otherwise) {
        return marks.entrySet().stream()
                .filter(mark -> userAgent.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
