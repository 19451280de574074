package slipway.service.addons.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the {@code plans} of a manifest. Heroku keeps plans apart from manifests; here one may bring them along, in the
 * words of the Platform API: {@code [{"name": "basic", "price": {"cents": 700, "unit": "month"}}]}.
 */
final class PlanReader {
    private static final int MOST = 50;

    private final Consumer<String> problems;

    PlanReader(Consumer<String> problems) {
        this.problems = problems;
    }

    List<PlanDraft> plans(JsonNode plans) {
        List<PlanDraft> drafts = new ArrayList<>();
        if (plans.isMissingNode() || plans.isNull()) {
            return drafts;
        }
        if (!plans.isArray() || plans.size() > MOST) {
            problems.accept("plans must be a list of at most " + MOST + " objects");
            return drafts;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < plans.size(); i++) {
            String path = "plans[" + i + "]";
            PlanDraft draft = plan(plans.get(i), path);
            drafts.add(draft);
            if (!names.add(draft.name())) {
                problems.accept(path + ".name stands in the list twice");
            }
        }
        return drafts;
    }

    private PlanDraft plan(JsonNode plan, String path) {
        if (!plan.isObject()) {
            problems.accept(path + " must be an object");
        }
        String name = text(plan, "name", path).orElse("");
        if (!PartnerPlans.isName(name)) {
            problems.accept(path + ".name must be small letters, digits, hyphens, dots and underscores, such as basic");
        }
        return new PlanDraft(
                name,
                text(plan, "human_name", path),
                text(plan, "description", path),
                cents(plan, path),
                Optional.empty());
    }

    private Optional<Integer> cents(JsonNode plan, String path) {
        boolean flat = plan.has("cents");
        JsonNode cents = flat ? plan.path("cents") : plan.path("price").path("cents");
        String field = path + (flat ? ".cents" : ".price.cents");
        if (cents.isMissingNode() && !plan.has("price")) {
            return Optional.empty();
        }
        if (!cents.canConvertToInt() || !cents.isIntegralNumber() || !PartnerPlans.isPrice(cents.intValue())) {
            problems.accept(field + " must be a whole number of US cents a month, from 0 to " + PartnerPlans.MAX_CENTS);
            return Optional.empty();
        }
        if (!plan.path("price").path("unit").asText("month").equals("month")) {
            problems.accept(path + ".price.unit must be month");
        }
        return Optional.of(cents.intValue());
    }

    private Optional<String> text(JsonNode plan, String field, String path) {
        JsonNode value = plan.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || !PartnerPlans.isText(value.textValue())) {
            problems.accept(path + "." + field + " must be a text of at most " + PartnerPlans.MAX_TEXT + " characters");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }
}
