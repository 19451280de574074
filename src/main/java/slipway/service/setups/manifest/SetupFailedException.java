package slipway.service.setups.manifest;

import java.util.List;

/** A setup cannot go on; the message and the manifest's errors are what its maker reads. */
public final class SetupFailedException extends Exception {
    /** Heroku's words for a manifest that does not do (Platform API schema, "app-setup failure_message"). */
    private static final String INVALID = "invalid app.json";

    private final String message;
    private final List<String> manifestErrors;

    public SetupFailedException(String message) {
        this(message, List.of());
    }

    private SetupFailedException(String message, List<String> manifestErrors) {
        super(message);
        this.message = message;
        this.manifestErrors = List.copyOf(manifestErrors);
    }

    public static SetupFailedException invalid(List<String> manifestErrors) {
        return new SetupFailedException(INVALID, manifestErrors);
    }

    @Override
    public String getMessage() {
        return message;
    }

    public List<String> manifestErrors() {
        return manifestErrors;
    }
}
