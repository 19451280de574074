package slipway.service.setups.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import slipway.model.setups.EnvVar;
import slipway.model.setups.Manifest;
import slipway.model.setups.Postdeploy;

/**
 * Reads an app.json (Dev Center, "app.json Schema"), and names at once all that is wrong with it. Keys that it does not
 * know are left alone, as at Heroku; so are {@code environments}, which are for CI and review apps.
 */
public final class AppJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonNode root;
    private final Fields fields = new Fields();

    private AppJson(JsonNode root) {
        this.root = root;
    }

    /** @param requireSize refuses what is no size of dynos */
    public static Manifest parse(String text, Consumer<String> requireSize) throws SetupFailedException {
        AppJson json = new AppJson(read(text));
        Manifest manifest = json.manifest();
        List<String> errors = new ArrayList<>(json.fields.errors());
        if (errors.isEmpty()) {
            errors.addAll(ManifestCheck.errors(manifest, requireSize));
        }
        if (!errors.isEmpty()) {
            throw SetupFailedException.invalid(errors);
        }
        return manifest;
    }

    private static JsonNode read(String text) throws SetupFailedException {
        JsonNode root;
        try {
            root = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            String place = Optional.ofNullable(e.getLocation())
                    .map(where -> " (line %d, column %d)".formatted(where.getLineNr(), where.getColumnNr()))
                    .orElse("");
            throw SetupFailedException.invalid(
                    List.of("app.json is not JSON: " + e.getOriginalMessage().replace('\n', ' ') + place));
        }
        if (!root.isObject()) {
            throw SetupFailedException.invalid(List.of("app.json must be a JSON object"));
        }
        return root;
    }

    private Manifest manifest() {
        Manifest.About about = new Manifest.About(
                fields.text(root, "name"),
                fields.text(root, "description"),
                fields.url(root, "logo"),
                fields.url(root, "website"),
                fields.url(root, "repository"));
        fields.object(root, "environments");
        return new Manifest(
                about,
                env(),
                addOns(),
                new FormationJson(fields).read(root),
                buildpacks(),
                fields.text(root, "stack"),
                postdeploy(),
                successUrl());
    }

    private List<EnvVar> env() {
        List<EnvVar> vars = new ArrayList<>();
        fields.object(root, "env").properties().forEach(entry -> {
            String path = "env." + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isTextual()) {
                vars.add(new EnvVar(entry.getKey(), Optional.empty(), Optional.of(value.textValue()), true, false));
            } else if (value.isObject()) {
                Fields own = fields.below(path);
                Optional<String> generator = own.text(value, "generator");
                if (generator.filter(name -> !name.equals("secret")).isPresent()) {
                    own.complain("generator", "must be \"secret\"");
                }
                vars.add(new EnvVar(
                        entry.getKey(),
                        own.text(value, "description"),
                        own.text(value, "value"),
                        own.flag(value, "required", true),
                        generator.isPresent()));
            } else {
                fields.complain(path, "must be a text or an object");
            }
        });
        return vars;
    }

    /** Each is the name of a plan, or an object that holds it. */
    private List<String> addOns() {
        List<String> plans = new ArrayList<>();
        int number = 0;
        for (JsonNode entry : fields.list(root, "addons")) {
            String path = "addons[" + number++ + "]";
            JsonNode plan = entry.isObject() ? entry.path("plan") : entry;
            if (plan.isTextual() && !plan.textValue().isBlank()) {
                plans.add(plan.textValue());
            } else {
                fields.complain(path, "must be a plan such as \"heroku-postgresql:mini\", or an object with one");
            }
        }
        return plans;
    }

    private List<String> buildpacks() {
        List<String> urls = new ArrayList<>();
        int number = 0;
        for (JsonNode entry : fields.list(root, "buildpacks")) {
            Fields own = fields.below("buildpacks[" + number++ + "]");
            Optional<String> url = entry.isObject() ? own.text(entry, "url") : Optional.empty();
            url.ifPresentOrElse(urls::add, () -> own.complain("url", "is missing"));
        }
        return urls;
    }

    /** A command, or an object with a command and the size of its dyno. */
    private Optional<Postdeploy> postdeploy() {
        JsonNode script = fields.object(root, "scripts").path("postdeploy");
        if (script.isObject()) {
            Fields own = fields.below("scripts.postdeploy");
            Optional<String> size = own.text(script, "size").map(FormationJson::presentName);
            return own.text(script, "command").filter(text -> !text.isBlank()).map(text -> new Postdeploy(text, size));
        }
        JsonNode scripts = root.path("scripts").isObject() ? root.path("scripts") : MissingNode.getInstance();
        return fields.below("scripts")
                .text(scripts, "postdeploy")
                .filter(text -> !text.isBlank())
                .map(text -> new Postdeploy(text, Optional.empty()));
    }

    /** A whole URL, or a path on the app. */
    private Optional<String> successUrl() {
        Optional<String> text = fields.text(root, "success_url").filter(url -> !url.isBlank());
        if (text.filter(url -> url.startsWith("/") && !url.startsWith("//")).isPresent()) {
            return text;
        }
        return text.isEmpty() ? text : fields.url(root, "success_url");
    }
}
