package slipway.api.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import slipway.api.http.caller.Caller;
import slipway.api.shared.Returns;
import slipway.model.InvalidParamsException;
import slipway.model.accounts.SshKey;
import slipway.service.accounts.SshKeyService;

/** {@code /account/keys} ({@code heroku keys}); adding and removing are not in the schema, but the CLI does both. */
@Path("/account/keys")
@RequestScoped
public class KeyResource {
    @Inject
    SshKeyService keys;

    @Inject
    Caller caller;

    @GET
    public List<KeyRepresentation> list() {
        return keys.list(caller.actor()).stream().map(this::represent).toList();
    }

    @GET
    @Path("{key}")
    public KeyRepresentation get(@PathParam("key") String key) {
        return represent(keys.require(caller.actor(), key));
    }

    @POST
    @Returns(KeyRepresentation.class)
    public Response add(KeyCreateRequest request) {
        String publicKey = Optional.ofNullable(request.publicKey())
                .orElseThrow(() -> new InvalidParamsException("Parameter \"public_key\" is missing."));
        return Response.status(Response.Status.CREATED)
                .entity(represent(keys.add(caller.actor(), publicKey)))
                .build();
    }

    @DELETE
    @Path("{key}")
    public KeyRepresentation remove(@PathParam("key") String key) {
        return represent(keys.remove(caller.actor(), key));
    }

    private KeyRepresentation represent(SshKey key) {
        return KeyRepresentation.of(key, caller.actor());
    }
}
