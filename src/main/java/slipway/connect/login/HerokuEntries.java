package slipway.connect.login;

import java.util.List;
import java.util.Optional;

/**
 * The person's login to Heroku itself. A child that logs in believes that the platform is Heroku and overwrites it:
 * afterwards its token goes to the platform's own entry, and Heroku's are again as they were.
 */
public final class HerokuEntries {
    /** Where the CLI keeps its token for the API, and the same one for git. */
    private static final List<String> MACHINES = List.of("api.heroku.com", "git.heroku.com");

    private final NetrcFile file;
    private final Netrc before;

    private HerokuEntries(NetrcFile file, Netrc before) {
        this.file = file;
        this.before = before;
    }

    public static HerokuEntries remember(NetrcFile file) {
        return new HerokuEntries(file, file.read());
    }

    /** @param platform the name of the platform's own entry */
    public void restore(String platform) {
        Netrc now = file.read();
        Netrc restored = now;
        for (String machine : MACHINES) {
            Optional<NetrcPart> entry = now.find(machine).filter(this::isNewTokenOfThePlatform);
            if (entry.isPresent()) {
                NetrcPart kept = NetrcPart.entry(
                        platform,
                        entry.get().login().orElse(""),
                        entry.get().password().orElse(""));
                Netrc moved = machine.equals(MACHINES.get(0)) ? restored.with(kept) : restored;
                restored = before.find(machine).map(moved::with).orElseGet(() -> moved.without(machine));
            }
        }
        if (!restored.equals(now)) {
            file.write(restored);
        }
    }

    private boolean isNewTokenOfThePlatform(NetrcPart entry) {
        boolean changed = !before.find(entry.machine()).map(NetrcPart::password).equals(Optional.of(entry.password()));
        return changed && entry.password().filter(PlatformToken::isOne).isPresent();
    }
}
