package slipway.connect.terminal;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How slipway-connect ends where it is not by its command's own status; numbers as in BSD's sysexits and in shells. */
public enum ExitStatus {
    USAGE(64, "wrong usage"),
    UNTRUSTED(65, "the platform's certificate is not trusted (see --ca)"),
    UNREACHABLE(69, "the platform cannot be reached, or is not ready"),
    CANNOT_CREATE(73, "the port of --port is taken, or files cannot be written"),
    NO_SLIPWAY(76, "what answers at the URL is no Slipway"),
    REFUSED(77, "the platform refuses the token or the password"),
    NOT_EXECUTABLE(126, "the command cannot be executed"),
    NOT_FOUND(127, "the command is not found");

    private final int code;
    private final String meaning;

    ExitStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** One line for each, for the help. */
    static String table() {
        return Stream.of(values())
                .map(status -> "  %3d  %s%n".formatted(status.code, status.meaning))
                .collect(Collectors.joining());
    }
}
