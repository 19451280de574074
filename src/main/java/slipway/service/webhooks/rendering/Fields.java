package slipway.service.webhooks.rendering;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.accounts.Account;
import slipway.model.apps.App;

/** A JSON object in the making: fields keep their order, ids and times become texts, and what is absent is null. */
final class Fields {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    static Map<String, @Nullable Object> ofApp(App app) {
        return new Fields().with("id", app.id()).with("name", app.name()).map();
    }

    static Map<String, @Nullable Object> ofAccount(Account account) {
        return new Fields()
                .with("id", account.id())
                .with("email", account.email())
                .map();
    }

    /** Something of which only the id is told. */
    static Map<String, @Nullable Object> ofId(UUID id) {
        return new Fields().with("id", id).map();
    }

    static Map<String, @Nullable Object> ofNamed(UUID id, String name) {
        return new Fields().with("id", id).with("name", name).map();
    }

    Fields with(String name, @Nullable Object value) {
        values.put(name, plain(value));
        return this;
    }

    Map<String, @Nullable Object> map() {
        return values;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        if (value instanceof Instant time) {
            return time.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return value instanceof UUID id ? id.toString() : value;
    }
}
