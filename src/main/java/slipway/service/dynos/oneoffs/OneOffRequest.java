package slipway.service.dynos.oneoffs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;
import slipway.model.dynos.OneOff;
import slipway.model.releases.Procfile;

/**
 * What somebody wants to run once.
 *
 * @param attach whether they come for its input and output; otherwise these go to the log
 * @param tty whether they sit at a terminal
 * @param environment variables of this command alone, which win over config vars
 */
public record OneOffRequest(
        String command,
        boolean attach,
        boolean tty,
        Map<String, String> environment,
        String type,
        Optional<String> size,
        Duration timeToLive) {
    /** What one-offs are called unless somebody says otherwise. */
    public static final String USUAL_TYPE = "run";

    /** As for the process types of a Procfile (Platform API schema). */
    private static final Pattern TYPE = Pattern.compile("[-\\w]{1,128}");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Characters of the command, and of all variables together: what Linux passes to a process with room to spare. */
    private static final int MAX_TEXT = 65_536;

    public OneOffRequest {
        environment = Map.copyOf(environment);
        if (command.isBlank()) {
            throw new InvalidParamsException("Parameter \"command\" is missing.");
        }
        requireText("command", command);
        if (!TYPE.matcher(type).matches()) {
            throw new InvalidParamsException(
                    "Parameter \"type\" must be 1 to 128 letters, digits, dashes and underscores.");
        }
        if (type.equals(Procfile.RELEASE)) {
            throw new InvalidParamsException("Parameter \"type\" cannot be release: only deploys begin those.");
        }
        for (String name : environment.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new InvalidParamsException("Parameter \"env\" has a name that no variable can have.");
            }
        }
        requireText("env", String.join("", environment.keySet()) + String.join("", environment.values()));
        if (timeToLive.toSeconds() < 1 || timeToLive.compareTo(OneOff.LONGEST) > 0) {
            throw new InvalidParamsException(
                    "Parameter \"time_to_live\" must be from 1 to " + OneOff.LONGEST.toSeconds() + " seconds.");
        }
    }

    private static void requireText(String parameter, String text) {
        if (text.length() > MAX_TEXT) {
            throw new InvalidParamsException(
                    "Parameter \"%s\" is longer than %d characters.".formatted(parameter, MAX_TEXT));
        }
    }
}
