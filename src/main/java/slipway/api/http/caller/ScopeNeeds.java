package slipway.api.http.caller;

import java.util.List;
import java.util.regex.Pattern;
import slipway.model.oauth.Scope.Need;

/** Which scope each route of the API needs: apps are to be read or written, everything else is the account's own. */
final class ScopeNeeds {
    private record Rule(Pattern method, Pattern path, Need need) {}

    private static final String ANY = ".*";
    private static final String READING = "GET|HEAD";

    /** The first rule that fits counts; what none fits needs everything. */
    private static final List<Rule> RULES = List.of(
            rule(READING, "account|users/[^/]+", Need.IDENTITY),
            rule(READING, "account/rate-limits", Need.READ),
            rule(
                    READING,
                    "(apps|pipelines)/.*/config-vars(-settings)?|apps/[^/]+/config-vars(-settings)?",
                    Need.READ_PROTECTED),
            // The URL of a drain may hold credentials.
            rule(READING, "apps/[^/]+/log-drains(/.*)?", Need.READ_PROTECTED),
            rule(ANY, "apps/.*/config-vars(-settings)?", Need.WRITE_PROTECTED),
            // Who may sign in at a provider's may see what the add-on's config vars lead to.
            rule(READING, "(apps/[^/]+/)?addons/[^/]+/sso", Need.READ_PROTECTED),
            rule(READING, "addons/[^/]+/config(/.*)?", Need.READ_PROTECTED),
            // The URL of a server holds its password.
            rule(READING, "redis/v0/.*", Need.READ_PROTECTED),
            rule(ANY, "redis/v0/.*", Need.WRITE_PROTECTED),
            // A command that runs in an app can read its config vars.
            rule("POST", "apps/[^/]+/dynos(/[^/]+)?|app-setups", Need.WRITE_PROTECTED),
            rule("POST", "apps/[^/]+/log-sessions|filters/apps|actions/addon(s|-attachments)/resolve", Need.READ),
            rule(
                    READING,
                    "(apps|app-setups|teams/apps|users/[^/]+/(apps|addons)|stacks|regions|dyno-sizes|schema"
                            + "|addons|addon-attachments|addon-services|addon-region-capabilities|plans)(/.*)?",
                    Need.READ),
            rule(ANY, "(apps|teams/apps|sources|addon-attachments)(/.*)?", Need.WRITE));

    private ScopeNeeds() {}

    static Need of(String method, String path) {
        return RULES.stream()
                .filter(rule -> rule.method().matcher(method).matches()
                        && rule.path().matcher(path).matches())
                .map(Rule::need)
                .findFirst()
                .orElse(Need.GLOBAL);
    }

    private static Rule rule(String method, String path, Need need) {
        return new Rule(Pattern.compile(method), Pattern.compile(path), need);
    }
}
