package slipway.connect.terminal;

/** Why slipway-connect cannot go on: one line for the person, and a status for the script. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitStatus status;
    private final String line;

    public Failure(ExitStatus status, String line) {
        super(line);
        this.status = status;
        this.line = line;
    }

    public ExitStatus status() {
        return status;
    }

    @Override
    public String getMessage() {
        return line;
    }
}
