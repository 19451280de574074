package slipway.model.addons.keyvalue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a server does when its memory is full, by Redis's names ({@code maxmemory-policy}), and how the CLI tells it. */
public enum Eviction {
    NOEVICTION("will return errors when memory limit is reached"),
    ALLKEYS_LFU("will remove less frequently used keys first"),
    VOLATILE_LFU("will remove less frequently used keys first that have an expiry set"),
    ALLKEYS_LRU("will remove less recently used keys first"),
    VOLATILE_LRU("will remove less recently used keys first that have an expiry set"),
    ALLKEYS_RANDOM("will evict random keys"),
    VOLATILE_RANDOM("will evict random keys but only those that have an expiry set"),
    VOLATILE_TTL("will only evict keys with an expiry set and a short TTL");

    private final String meaning;

    Eviction(String meaning) {
        this.meaning = meaning;
    }

    public static Optional<Eviction> find(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** As Redis spells it, such as {@code allkeys-lru}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Follows the word in a sentence. */
    public String meaning() {
        return meaning;
    }
}
