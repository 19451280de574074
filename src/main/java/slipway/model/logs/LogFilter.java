package slipway.model.logs;

import java.util.Optional;

/** Which lines a log session shows; an absent part shows all. A dyno may be a name or a type. */
public record LogFilter(Optional<String> source, Optional<String> dyno) {
    public static LogFilter all() {
        return new LogFilter(Optional.empty(), Optional.empty());
    }

    public boolean accepts(LogLine line) {
        return source.filter(wanted -> !wanted.equals(line.source())).isEmpty()
                && dyno.filter(wanted -> !wanted.equals(line.process())
                                && !line.process().startsWith(wanted + "."))
                        .isEmpty();
    }
}
