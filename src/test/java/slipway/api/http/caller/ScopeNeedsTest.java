package slipway.api.http.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.model.oauth.Scope;

/** What each scope lets through; {@code global}, which lets everything through, is not repeated. */
class ScopeNeedsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | account                        | identity",
                "PATCH  | account                        | ",
                "GET    | account/keys                   | ",
                "POST   | account/app-transfers          | ",
                "GET    | oauth/authorizations           | ",
                "POST   | oauth/authorizations           | ",
                "GET    | apps                           | read write read-protected write-protected",
                "GET    | apps/x/releases                | read write read-protected write-protected",
                "GET    | users/~/apps                   | read write read-protected write-protected",
                "POST   | apps                           | write write-protected",
                "POST   | apps/x/builds                  | write write-protected",
                "DELETE | apps/x                         | write write-protected",
                "POST   | sources                        | write write-protected",
                "PATCH  | teams/apps/x                   | write write-protected",
                "POST   | filters/apps                   | read write read-protected write-protected",
                "POST   | apps/x/log-sessions            | read write read-protected write-protected",
                "GET    | apps/x/config-vars             | read-protected write-protected",
                "GET    | apps/x/releases/3/config-vars  | read-protected write-protected",
                "GET    | apps/x/config-vars-settings    | read-protected write-protected",
                "PATCH  | apps/x/config-vars             | write-protected",
                "POST   | apps/x/dynos                   | write-protected",
                "GET    | app-setups/x                   | read write read-protected write-protected",
                "POST   | app-setups                     | write-protected"
            })
    void letsThrough(String method, String path, String scopes) {
        Set<String> expected = scopes == null ? Set.of() : Set.of(scopes.split(" "));
        Set<String> passing = Arrays.stream(Scope.values())
                .filter(scope -> scope != Scope.GLOBAL)
                .filter(scope -> ScopeNeeds.of(method, path).isMetBy(Set.of(scope)))
                .map(Scope::word)
                .collect(Collectors.toSet());
        assertThat(passing).isEqualTo(expected);
        assertThat(ScopeNeeds.of(method, path).isMetBy(Set.of(Scope.GLOBAL))).isTrue();
    }
}
