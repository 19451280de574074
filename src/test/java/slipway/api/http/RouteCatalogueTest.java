package slipway.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.Wiring;

/** Which routes are official, whether they are built or not. */
class RouteCatalogueTest {
    private final RouteCatalogue catalogue = Wiring.wire(new RouteCatalogue());

    @ParameterizedTest
    @CsvSource({
        "GET, /account",
        "GET, /apps/my-app",
        "PATCH, /apps/01234567-89ab-cdef-0123-456789abcdef/config-vars",
        "POST, /apps/my-app/dynos/web.1/actions/stop",
        "GET, /spaces/x/nat"
    })
    void knowsTheRoutesOfTheSchema(String method, String path) {
        assertThat(catalogue.isOfficial(method, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /accounts",
        "PUT, /apps/my-app",
        "get, /account",
        "GET, /apps/a/b/c/d/e",
        "GET, /apps/",
        "GET, /account/",
        "GET, /x/account",
        "GET, /"
    })
    void knowsNoOthers(String method, String path) {
        assertThat(catalogue.isOfficial(method, path)).isFalse();
    }
}
