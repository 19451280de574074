package slipway.api.keyvalue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import slipway.model.addons.keyvalue.Behaviour;
import slipway.model.addons.keyvalue.Eviction;

/** What people choose about a server, each in the shape that the CLI reads. */
public record KeyValueConfigRepresentation(Choice maxmemoryPolicy, Text notifyKeyspaceEvents, Count timeout) {
    /**
     * One of several.
     *
     * @param values what each means, to follow it in a sentence
     */
    public record Choice(String value, Map<String, String> values) {}

    /** Any text. */
    public record Text(String value) {}

    /** A number. */
    public record Count(int value) {}

    static KeyValueConfigRepresentation of(Behaviour behaviour) {
        Map<String, String> meanings =
                Arrays.stream(Eviction.values()).collect(Collectors.toMap(Eviction::word, Eviction::meaning));
        return new KeyValueConfigRepresentation(
                new Choice(behaviour.eviction().word(), meanings),
                new Text(behaviour.events()),
                new Count(behaviour.timeout()));
    }
}
