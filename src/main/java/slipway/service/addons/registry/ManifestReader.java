package slipway.service.addons.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import slipway.config.Settings;
import slipway.model.InvalidParamsException;

/** Reads manifests, and says of those that cannot be taken what is wrong with which field, all at once. */
@ApplicationScoped
public class ManifestReader {
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** Names by which people know what ships with the platform, now or later. */
    private static final Pattern OURS = Pattern.compile("(heroku|slipway)(-.*)?");

    /** Beginnings of variables that say something to the platform or to the dynamic linker. */
    private static final Set<String> RESERVED = Set.of("HEROKU", "SLIPWAY", "LD", "DYNO", "PORT");

    private static final int MAX_SLUG = 60;
    private static final int MAX_NAME = 100;
    private static final int MAX_SUMMARY = 300;
    private static final int MAX_SECRET = 200;
    private static final int MAX_VARIABLE = 128;
    private static final int MAX_ENTRIES = 100;
    private static final int MIN_SECRET = 8;

    @Inject
    Settings settings;

    /** @throws InvalidParamsException naming every field that is wrong */
    public Manifest read(JsonNode contents) {
        Reading reading = new Reading(settings.addOns().privateProviders());
        Manifest manifest = reading.manifest(contents);
        if (!reading.problems.isEmpty()) {
            throw new InvalidParamsException("The manifest cannot be taken: " + String.join("; ", reading.problems));
        }
        return manifest;
    }

    /** One manifest being read: what is wrong is noted, and something harmless takes its place until the end. */
    private static final class Reading {
        private static final URI NOWHERE = URI.create("https://invalid.example");

        private final List<String> problems = new ArrayList<>();
        private final ProviderUrls urls;
        private final PlanReader planReader = new PlanReader(problems::add);

        private Reading(boolean privateAllowed) {
            this.urls = new ProviderUrls(privateAllowed);
        }

        private Manifest manifest(JsonNode contents) {
            if (!(contents instanceof ObjectNode)) {
                throw new InvalidParamsException("The manifest must be a JSON object such as addon-manifest.json.");
            }
            JsonNode api = object(contents, "api", "api");
            String id = slug(contents);
            String prefix = prefix(api, id);
            return new Manifest(
                    id,
                    text(contents, "name", "name", 1, MAX_NAME).orElse(id),
                    text(contents, "summary", "summary", 1, MAX_SUMMARY),
                    configVars(api, prefix),
                    prefix,
                    required(text(api, "password", "api.password", MIN_SECRET, MAX_SECRET), "api.password"),
                    required(text(api, "sso_salt", "api.sso_salt", MIN_SECRET, MAX_SECRET), "api.sso_salt"),
                    requires(api),
                    texts(api, "regions", "api.regions"),
                    production(api, "base_url").orElse(NOWHERE),
                    production(api, "sso_url"),
                    planReader.plans(contents.path("plans")));
        }

        private String slug(JsonNode contents) {
            String id = required(text(contents, "id", "id", 1, MAX_SLUG), "id");
            if (!id.isEmpty() && !SLUG.matcher(id).matches()) {
                problems.add("id must be small letters, digits and single hyphens between them, such as acme-search");
            }
            if (OURS.matcher(id).matches()) {
                problems.add("id must not begin with heroku or slipway, which are for what ships with the platform");
            }
            return id;
        }

        private String prefix(JsonNode api, String id) {
            String usual = id.toUpperCase(Locale.ROOT).replace('-', '_');
            String prefix = text(api, "config_vars_prefix", "api.config_vars_prefix", 1, MAX_VARIABLE)
                    .orElse(usual)
                    .replaceFirst("_+$", "");
            if (!prefix.isEmpty() && !VARIABLE.matcher(prefix).matches()) {
                problems.add("api.config_vars_prefix must be capital letters, digits and underscores, such as ACME");
            }
            if (RESERVED.contains(prefix.replaceFirst("_.*", ""))) {
                problems.add("api.config_vars_prefix must not begin with " + prefix.replaceFirst("_.*", "")
                        + ", which says something to the platform");
            }
            return prefix;
        }

        private List<String> configVars(JsonNode api, String prefix) {
            List<String> vars = texts(api, "config_vars", "api.config_vars");
            for (int i = 0; i < vars.size(); i++) {
                String var = vars.get(i);
                if (!VARIABLE.matcher(var).matches() || !var.startsWith(prefix + "_") || var.length() > MAX_VARIABLE) {
                    problems.add(
                            "api.config_vars[%d] must begin with %s_ and be capital letters, digits and underscores"
                                    .formatted(i, prefix));
                }
            }
            return vars;
        }

        private Set<String> requires(JsonNode api) {
            String version = api.path("version").asText("3");
            if (!version.equals("3")) {
                problems.add("api.version must be \"3\", the version of the Partner API that is spoken here");
            }
            return Set.copyOf(texts(api, "requires", "api.requires"));
        }

        private Optional<URI> production(JsonNode api, String field) {
            String path = "api.production." + field;
            Optional<String> text = text(object(api, "production", "api.production"), field, path, 1, ProviderUrls.MAX);
            if (text.isEmpty() && field.equals("base_url")) {
                problem(path + " is missing");
            }
            return text.flatMap(given -> urls.parse(given, objection -> problem(path + " " + objection)));
        }

        private void problem(String text) {
            if (!problems.contains(text)) {
                problems.add(text);
            }
        }

        private JsonNode object(JsonNode parent, String field, String path) {
            JsonNode value = parent.path(field);
            if (!value.isObject()) {
                problem(path + (value.isMissingNode() ? " is missing" : " must be an object"));
            }
            return value;
        }

        private String required(Optional<String> text, String path) {
            if (text.isEmpty()) {
                problem(path + " is missing");
            }
            return text.orElse("");
        }

        private Optional<String> text(JsonNode parent, String field, String path, int min, int max) {
            JsonNode value = parent.path(field);
            if (value.isMissingNode() || value.isNull()) {
                return Optional.empty();
            }
            if (!value.isTextual() || value.textValue().isBlank()) {
                problem(path + " must be a text");
                return Optional.of("");
            }
            int length = value.textValue().length();
            if (length < min || length > max || value.textValue().chars().anyMatch(Character::isISOControl)) {
                problem("%s must have %d to %d printable characters".formatted(path, min, max));
            }
            return Optional.of(value.textValue());
        }

        private List<String> texts(JsonNode parent, String field, String path) {
            JsonNode value = parent.path(field);
            Set<String> texts = new LinkedHashSet<>();
            if (value.isMissingNode() || value.isNull()) {
                return List.of();
            }
            boolean right = value.isArray() && value.size() <= MAX_ENTRIES;
            for (JsonNode each : value) {
                right &= each.isTextual() && each.textValue().length() <= MAX_NAME + MAX_VARIABLE;
                texts.add(each.asText());
            }
            if (!right) {
                problem("%s must be a list of at most %d texts".formatted(path, MAX_ENTRIES));
                return List.of();
            }
            return List.copyOf(texts);
        }
    }
}
