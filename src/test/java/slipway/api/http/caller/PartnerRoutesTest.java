package slipway.api.http.caller;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.model.ForbiddenException;
import slipway.model.NotFoundException;
import slipway.service.addons.partners.Partner;

/** A provider's token opens a few doors of one add-on, and no other. */
class PartnerRoutesTest {
    private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    private static final UUID APP = UUID.fromString("11111111-89ab-cdef-0123-456789abcdef");
    private static final Partner PARTNER =
            new Partner(ID, "acme-round-12345", UUID.randomUUID(), Optional.of(APP), Optional.of("shop"));

    @ParameterizedTest
    @CsvSource({
        "GET,addons/ID",
        "GET,addons/acme-round-12345",
        "GET,addons/ID/config",
        "PATCH,addons/ID/config",
        "POST,addons/ID/actions/provision",
        "POST,addons/ID/actions/deprovision",
        "GET,addons/ID/addon-attachments",
        "GET,addons/ID/log-drains",
        "PUT,addons/ID/log-drains/0",
        "GET,apps/shop",
        "GET,apps/11111111-89ab-cdef-0123-456789abcdef/collaborators",
        "GET,addons/ID/webhooks",
        "POST,addons/ID/webhooks",
        "DELETE,addons/ID/webhooks/0",
        "GET,addons/ID/webhook-deliveries",
        "GET,addons/ID/webhook-events/0",
    })
    void areOpen(String method, String path) {
        assertThatCode(() -> PartnerRoutes.require(method, path.replace("ID", ID.toString()), PARTNER))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,addons/ID",
        "PATCH,addons/ID",
        "POST,addons/ID/config",
        "GET,addons/ID/config/credential:x",
        "GET,addons/ID/sso",
        "PATCH,apps/shop",
        "GET,apps/shop/config-vars",
        "GET,apps",
        "GET,addons/ID/actions/provision",
        "GET,apps/ID/addons/ID",
        "GET,addons",
        "GET,account",
        "GET,stacks",
        "GET,",
    })
    void areClosed(String method, String path) {
        String real = path == null ? "" : path.replace("ID", ID.toString());
        assertThatThrownBy(() -> PartnerRoutes.require(method, real, PARTNER)).isInstanceOf(ForbiddenException.class);
    }

    @ParameterizedTest
    @CsvSource({"GET,addons/other", "GET,apps/other", "PATCH,addons/00000000-0000-0000-0000-000000000000/config"})
    void ofOtherAddOnsAreNotThere(String method, String path) {
        assertThatThrownBy(() -> PartnerRoutes.require(method, path, PARTNER)).isInstanceOf(NotFoundException.class);
    }
}
