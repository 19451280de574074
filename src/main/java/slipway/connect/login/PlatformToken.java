package slipway.connect.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.connect.platform.PlatformUrl;
import slipway.connect.terminal.ExitStatus;
import slipway.connect.terminal.Failure;

/**
 * Whom the child is at the platform.
 *
 * @param text what the platform made out to the person
 * @param source where it was found, for people
 */
public record PlatformToken(String text, String source) {
    public static final String VARIABLE = "HEROKU_API_KEY";

    private static final String PREFIX = "slipway-";

    static boolean isOne(String text) {
        return text.startsWith(PREFIX);
    }

    /** Nothing where nobody has logged in, or where {@code command} is about to. */
    public static Optional<PlatformToken> find(
            Map<String, String> environment, NetrcFile netrc, PlatformUrl platform, List<String> command) {
        String given = environment.getOrDefault(VARIABLE, "");
        if (!given.isBlank()) {
            if (!isOne(given)) {
                throw new Failure(
                        ExitStatus.REFUSED,
                        VARIABLE + " holds a token for another platform, which is not sent to " + platform
                                + ": unset it.");
            }
            return Optional.of(new PlatformToken(given, VARIABLE));
        }
        return isLogin(command)
                ? Optional.empty()
                : netrc.token(platform.authority()).map(text -> new PlatformToken(text, "the netrc"));
    }

    /** {@code heroku login}, however the CLI is started: with a token in its environment it refuses to. */
    private static boolean isLogin(List<String> command) {
        List<String> names = command.stream()
                .map(word -> word.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.cmd$", ""))
                .toList();
        int cli = names.indexOf("heroku");
        return cli >= 0
                && command.subList(cli, command.size()).stream()
                        .anyMatch(word -> word.equals("login") || word.equals("auth:login"));
    }
}
