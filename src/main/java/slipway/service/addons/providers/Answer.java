package slipway.service.addons.providers;

import java.util.Map;
import java.util.Optional;

/** What a provider says to an order. */
public sealed interface Answer {
    /**
     * It is done.
     *
     * @param providerId what the provider calls it
     * @param message for whoever asked
     * @param config all that it sets, by the provider's names; absent where that is as before
     */
    record Done(Optional<String> providerId, Optional<String> message, Optional<Map<String, String>> config)
            implements Answer {
        /** Nothing to be told. */
        public static final Done SILENTLY = new Done(Optional.empty(), Optional.empty(), Optional.empty());

        public static Done with(Map<String, String> config) {
            return new Done(Optional.empty(), Optional.empty(), Optional.of(config));
        }
    }

    /** It is being done, and the provider will say when it is. */
    record Accepted(Optional<String> providerId, Optional<String> message) implements Answer {}

    /**
     * It will not be done.
     *
     * @param mayBeThere whether the provider may have made something all the same, and is to be told to take it back
     */
    record Refused(String message, boolean mayBeThere) implements Answer {
        public Refused(String message) {
            this(message, false);
        }
    }

    /** There is nothing to change any more: for the provider, the add-on has ended. */
    record Gone(String message) implements Answer {}

    /** The provider cannot be asked now; another time it may. */
    record Unavailable(String why) implements Answer {}
}
