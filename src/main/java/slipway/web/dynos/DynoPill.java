package slipway.web.dynos;

import java.io.Serializable;

/**
 * One dyno as the pages draw it.
 *
 * @param state the API's word, or {@code wanted} for one that is not there yet
 * @param note what else there is to know, in a few words: what it is waiting for, and why
 * @param memory what it takes of its quota, for people; empty where nothing was measured
 * @param curve the same over the last hour, as points of a line (see {@link MemoryCurve})
 */
public record DynoPill(String name, String state, String note, String memory, String curve) implements Serializable {
    static DynoPill wanted(String name) {
        return new DynoPill(name, "wanted", "will start", "", "");
    }
}
