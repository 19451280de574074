package slipway.model.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.OptionalUuidConverter;

/** An {@link Origin} as columns of whatever row remembers one. */
@Embeddable
public class StoredOrigin {
    private String via;
    private @Nullable String address;

    @Column(name = "authorization_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID authorizationId;

    private @Nullable String client;

    @SuppressWarnings("NullAway.Init")
    protected StoredOrigin() {}

    public StoredOrigin(Origin origin) {
        this.via = origin.via();
        this.address = origin.address().orElse(null);
        this.authorizationId = origin.authorizationId().orElse(null);
        this.client = origin.client().orElse(null);
    }

    public Origin origin() {
        return new Origin(
                via, Optional.ofNullable(address), Optional.ofNullable(authorizationId), Optional.ofNullable(client));
    }
}
