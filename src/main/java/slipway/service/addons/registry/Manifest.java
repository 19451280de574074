package slipway.service.addons.registry;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import slipway.model.InvalidParamsException;
import slipway.model.addons.ServiceFacts;

/**
 * A checked {@code addon-manifest.json} (Dev Center, "Add-on Manifest"): how a provider answers, and what its service is.
 *
 * @param id the service's name in commands, such as {@code acme-search}
 * @param name for people
 * @param configVars all that its add-ons may set
 * @param prefix with which, and an underscore, each of these begins
 * @param password by which the platform proves itself to the provider
 * @param ssoSalt by which the platform proves to the provider who looks at an add-on
 * @param requires what the service makes use of, such as {@code log_input}
 * @param regions where it serves, such as {@code us}; everywhere if empty
 * @param baseUrl where add-ons are asked for, as the manifest has it
 * @param ssoUrl where people are sent who look at an add-on
 * @param plans what the manifest says of plans, which is nothing in those that were written for Heroku
 */
public record Manifest(
        String id,
        String name,
        Optional<String> summary,
        List<String> configVars,
        String prefix,
        String password,
        String ssoSalt,
        Set<String> requires,
        List<String> regions,
        URI baseUrl,
        Optional<URI> ssoUrl,
        List<PlanDraft> plans) {
    /** Heroku's, by which providers know it. */
    private static final String USUAL_REGION = "amazon-web-services::us-east-1";

    private static final String MANY_PER_APP = "many_per_app";
    private static final String LOG_INPUT = "log_input";
    private static final String SYSLOG_DRAIN = "syslog_drain";

    /** Heroku has called it both. */
    private static final Set<String> ATTACHABLE = Set.of("attachable", "sharing");

    /** Whether its add-ons may write to the logs of their apps. */
    public boolean writesLogs() {
        return requires.contains(LOG_INPUT);
    }

    /** Whether its add-ons may have the logs of their apps. */
    public boolean readsLogs() {
        return requires.contains(SYSLOG_DRAIN);
    }

    /** The region that an order names: a provider that serves only others than Heroku's usual one is told one of them. */
    public String region() {
        boolean usual = regions.isEmpty()
                || regions.stream()
                        .anyMatch(name -> name.equals("us") || name.equals("*") || name.equals(USUAL_REGION));
        if (usual) {
            return USUAL_REGION;
        }
        String first = regions.get(0);
        return first.equals("eu") ? "amazon-web-services::eu-west-1" : first;
    }

    ServiceFacts facts() {
        return new ServiceFacts(
                id,
                name,
                summary.orElse(name),
                "Third parties",
                prefix,
                prefix,
                prefix,
                requires.contains(MANY_PER_APP),
                requires.stream().anyMatch(ATTACHABLE::contains));
    }

    /** @throws InvalidParamsException for a config var that its add-ons may not set */
    public void requireDeclared(String configVar) {
        if (!configVars.contains(configVar)) {
            throw new InvalidParamsException(
                    "Config var \"%s\" is not among those that the manifest of %s declares (%s)."
                            .formatted(shortened(configVar), id, String.join(", ", configVars)));
        }
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }

    /** Without what must not be written anywhere. */
    @Override
    public String toString() {
        return "Manifest[" + id + "]";
    }
}
