package slipway.web.dynos;

import java.io.Serializable;

/**
 * One dyno as the pages draw it.
 *
 * @param state the API's word, or {@code wanted} for one that is not there yet
 * @param note what else there is to know, in a few words
 */
public record DynoPill(String name, String state, String note) implements Serializable {
    static DynoPill wanted(String name) {
        return new DynoPill(name, "wanted", "will start");
    }
}
