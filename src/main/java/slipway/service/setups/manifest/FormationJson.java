package slipway.service.setups.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import slipway.model.setups.FormationWish;

/** Reads the {@code formation} of an app.json: a quantity and a size by process type. */
final class FormationJson {
    /** As for the process types of a Procfile (Platform API schema). */
    private static final Pattern TYPE = Pattern.compile("[-\\w]{1,128}");

    /** Sizes that Heroku has renamed since manifests were written; "hobby" went in November 2022. */
    private static final Map<String, String> RENAMED =
            Map.of("hobby", "Basic", "1x", "Standard-1X", "2x", "Standard-2X");

    private final Fields fields;

    FormationJson(Fields fields) {
        this.fields = fields;
    }

    List<FormationWish> read(JsonNode root) {
        List<FormationWish> wishes = new ArrayList<>();
        fields.object(root, "formation").properties().forEach(entry -> {
            String path = "formation." + entry.getKey();
            JsonNode wish = entry.getValue();
            if (!TYPE.matcher(entry.getKey()).matches()) {
                fields.complain(path, "is no process type");
            } else if (!wish.isObject()) {
                fields.complain(path, "must be an object");
            } else {
                Fields own = fields.below(path);
                wishes.add(new FormationWish(
                        entry.getKey(),
                        own.number(wish, "quantity"),
                        own.text(wish, "size").map(FormationJson::presentName)));
            }
        });
        return wishes;
    }

    static String presentName(String size) {
        return RENAMED.getOrDefault(size.toLowerCase(Locale.ROOT), size);
    }
}
