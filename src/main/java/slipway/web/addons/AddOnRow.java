package slipway.web.addons;

import java.util.UUID;

/**
 * An add-on in a list.
 *
 * @param names by which the app has it
 * @param billedTo the app that pays for it, if that is another one
 * @param trouble why it is not there yet
 */
public record AddOnRow(
        UUID id,
        String name,
        String service,
        String plan,
        String price,
        String state,
        String names,
        String billedTo,
        String trouble) {
    public boolean isThere() {
        return state.equals("provisioned");
    }
}
