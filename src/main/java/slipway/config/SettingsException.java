package slipway.config;

import java.util.List;

/** The environment holds wrong settings; the message names each of them. */
public final class SettingsException extends RuntimeException {
    private final String message;

    public SettingsException(List<String> problems) {
        this.message = String.join("; ", problems) + ".";
    }

    @Override
    public String getMessage() {
        return message;
    }
}
