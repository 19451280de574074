package slipway.model.apps;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import slipway.model.InvalidParamsException;

/** The system that builds and dynos run on; here always this machine's, under the names that Heroku's clients know. */
public record Stack(String id, String state, boolean isDefault) {
    /** Newest first; on one machine all of them are the machine's own system. */
    public static final List<Stack> ALL =
            List.of(new Stack("heroku-26", "public", true), new Stack("heroku-24", "public", false));

    /** Names that older clients still ask for; Heroku has retired them, and here they mean the default stack. */
    private static final Set<String> RETIRED = Set.of("heroku-22", "heroku-20", "heroku-18");

    public static Stack defaultStack() {
        return ALL.get(0);
    }

    /** Finds a stack by its name or its UUID. */
    public static Stack require(String nameOrUuid) {
        if (RETIRED.contains(nameOrUuid)) {
            return defaultStack();
        }
        return ALL.stream()
                .filter(stack ->
                        stack.id.equals(nameOrUuid) || stack.uuid().toString().equals(nameOrUuid))
                .findFirst()
                .orElseThrow(() -> new InvalidParamsException("\"" + nameOrUuid + "\" is not a stack here; there are "
                        + String.join(", ", ALL.stream().map(Stack::id).toList()) + "."));
    }

    /** The same for a stack of this name everywhere and always. */
    public UUID uuid() {
        return UUID.nameUUIDFromBytes(("stack:" + id).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
