package slipway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads typed values out of an environment and remembers every problem instead of stopping at the first. */
final class EnvironmentReader {
    private static final String PREFIX = "SLIPWAY_";

    private final Map<String, String> environment;
    private final Set<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    EnvironmentReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Optional<String> text(String key) {
        known.add(key);
        return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
    }

    Optional<Path> path(String key) {
        return text(key).map(value -> Path.of(value).toAbsolutePath().normalize());
    }

    /** Absolute paths, parted by commas. */
    List<Path> paths(String key) {
        return text(key).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(path -> Path.of(path.strip()).toAbsolutePath().normalize())
                .toList();
    }

    /** Those of {@code keys} that are set, with their values. */
    Map<String, String> present(List<String> keys) {
        Map<String, String> found = new TreeMap<>();
        keys.forEach(key -> text(key).ifPresent(value -> found.put(key, value)));
        return found;
    }

    int integer(String key, int absent, int least, int most) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, together with numbers out of range.
        }
        problems.add("%s must be a whole number from %d to %d, not \"%s\"".formatted(key, least, most, value.get()));
        return absent;
    }

    boolean flag(String key, boolean absent) {
        String value = text(key).orElse(String.valueOf(absent));
        if (!value.equals("true") && !value.equals("false")) {
            problems.add("%s must be true or false, not \"%s\"".formatted(key, value));
        }
        return value.equals("true");
    }

    /** @param what a whole description of what the pattern takes */
    String matching(String key, String absent, String pattern, String what) {
        String value = text(key).orElse(absent);
        if (!value.matches(pattern)) {
            problems.add("%s must be %s, not \"%s\"".formatted(key, what, value));
        }
        return value;
    }

    /** Complains where {@code fits} is false. */
    void require(String key, boolean fits, String what) {
        if (!fits) {
            problems.add(key + " " + what);
        }
    }

    /** The same, parted by commas. */
    List<String> eachMatching(String key, String pattern, String what) {
        List<String> values = text(key).stream()
                .flatMap(all -> Arrays.stream(all.split(",")))
                .map(String::strip)
                .toList();
        if (!values.stream().allMatch(value -> value.matches(pattern))) {
            problems.add("%s must be %s, not \"%s\"".formatted(key, what, String.join(",", values)));
        }
        return values;
    }

    /** Networks, parted by commas. */
    List<IpNetwork> networks(String key) {
        List<IpNetwork> found = new ArrayList<>();
        text(key).stream()
                .flatMap(all -> Arrays.stream(all.split(",")))
                .map(String::strip)
                .forEach(each -> IpNetwork.parse(each)
                        .ifPresentOrElse(
                                found::add,
                                () -> problems.add(
                                        "%s must be addresses or networks, parted by commas, such as 10.0.0.0/8, not \"%s\""
                                                .formatted(key, each))));
        return found;
    }

    Duration duration(String key, Duration absent) {
        Optional<String> value = text(key);
        try {
            Duration duration = value.map(Duration::parse).orElse(absent);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException notADuration) {
            // Reported below, together with negative ones.
        }
        problems.add("%s must be an ISO 8601 duration such as PT30M, not \"%s\"".formatted(key, value.orElse("")));
        return absent;
    }

    <T extends Enum<T>> T choice(String key, Class<T> type, T absent) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return absent;
        }
        for (T constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value.get())) {
                return constant;
            }
        }
        List<String> names = new ArrayList<>();
        for (T constant : type.getEnumConstants()) {
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        problems.add("%s must be one of %s, not \"%s\"".formatted(key, String.join(", ", names), value.get()));
        return absent;
    }

    /** An http or https URL of a whole host, without a slash at the end. */
    Optional<URI> webUrl(String key) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(value.get().replaceAll("/+$", ""));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web
                    && url.getHost() != null
                    && url.getRawPath().isEmpty()
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getRawUserInfo() == null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException noUrl) {
            // Reported below, together with those of other kinds.
        }
        problems.add("%s must be a URL such as https://paas.example.com, not \"%s\"".formatted(key, value.get()));
        return Optional.empty();
    }

    /** Throws when anything read was wrong, or when a key of our prefix was never asked for. */
    void refuseProblems() {
        for (String key : new TreeSet<>(environment.keySet())) {
            if (key.startsWith(PREFIX) && !known.contains(key)) {
                problems.add(key + " is not a setting of Slipway");
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }
}
