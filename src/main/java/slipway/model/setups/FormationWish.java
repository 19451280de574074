package slipway.model.setups;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a manifest wants one process type to run; written as a line such as {@code web 2 Standard-1X}, or {@code - -}. */
public record FormationWish(String type, Optional<Integer> quantity, Optional<String> size) {
    private static final String ABSENT = "-";

    static String write(List<FormationWish> wishes) {
        return wishes.stream()
                .map(wish -> wish.type + " "
                        + wish.quantity.map(String::valueOf).orElse(ABSENT) + " " + wish.size.orElse(ABSENT))
                .collect(Collectors.joining("\n"));
    }

    static List<FormationWish> read(String lines) {
        return lines.lines()
                .map(line -> line.split(" "))
                .map(parts -> new FormationWish(parts[0], present(parts[1]).map(Integer::valueOf), present(parts[2])))
                .toList();
    }

    private static Optional<String> present(String part) {
        return Optional.of(part).filter(text -> !text.equals(ABSENT));
    }
}
