package slipway.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the contract test found, route by route, and which differences are accepted and why. */
final class ContractReport {
    private static final Path FILE = Path.of("target", "contract.txt");
    private static final String ACCEPTED = "accepted-differences.txt";

    /**
     * A difference that was looked at and is meant.
     *
     * @param route as in {@link OfficialLink#name()}, or {@code *} for all
     * @param part what the difference's text holds
     */
    private record Accepted(String route, String part, String reason) {
        boolean covers(String name, String difference) {
            return (route.equals("*") || route.equals(name)) && difference.contains(part);
        }
    }

    private record Row(OfficialLink link, String state, List<String> differences) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Accepted> accepted = readAccepted();

    void notBuilt(OfficialLink link) {
        rows.add(new Row(link, "not built", List.of()));
    }

    void built(OfficialLink link, List<String> differences) {
        rows.add(new Row(link, differences.isEmpty() ? "built" : "differs", differences));
    }

    /** The differences that nobody has accepted. */
    List<String> surprises() {
        List<String> surprises = new ArrayList<>();
        for (Row row : rows) {
            row.differences().stream()
                    .filter(difference -> accepted.stream()
                            .noneMatch(entry -> entry.covers(row.link().name(), difference)))
                    .forEach(difference -> surprises.add(row.link().name() + ": " + difference));
        }
        return surprises;
    }

    /** Acceptances that no difference needs any more. */
    private Set<Accepted> idle() {
        Set<Accepted> idle = new LinkedHashSet<>(accepted);
        idle.removeIf(entry -> rows.stream()
                .anyMatch(row -> row.differences().stream()
                        .anyMatch(difference -> entry.covers(row.link().name(), difference))));
        return idle;
    }

    long count(String state) {
        return rows.stream().filter(row -> row.state().equals(state)).count();
    }

    /** Prints the table, and leaves it beside the other results. */
    void publish() {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append("%-9s %-7s %s%n"
                    .formatted(
                            row.state(),
                            row.link().method(),
                            row.link().name().substring(row.link().method().length() + 1)));
            for (String difference : row.differences()) {
                String reason = accepted.stream()
                        .filter(entry -> entry.covers(row.link().name(), difference))
                        .findFirst()
                        .map(entry -> "accepted, since " + entry.reason())
                        .orElse("NOT ACCEPTED");
                text.append("            %s (%s)%n".formatted(difference, reason));
            }
        }
        idle().forEach(entry ->
                text.append("No longer needed in %s: %s | %s%n".formatted(ACCEPTED, entry.route(), entry.part())));
        text.append("%d routes: %d built as the schema says, %d built and different, %d not built%n"
                .formatted(rows.size(), count("built"), count("differs"), count("not built")));
        System.out.println(text);
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of {@code route | part of the difference | reason}. */
    private static List<Accepted> readAccepted() {
        try (InputStream in = ContractReport.class.getResourceAsStream(ACCEPTED)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 3))
                    .map(parts -> new Accepted(parts[0].strip(), parts[1].strip(), parts[2].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
