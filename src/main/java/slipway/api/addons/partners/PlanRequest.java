package slipway.api.addons.partners;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.service.addons.registry.PlanDraft;

/** Body of {@code POST /api/v3/addons/X/plans} and {@code PATCH /api/v3/addons/X/plans/Y}. */
record PlanRequest(
        @Nullable String name,
        @Nullable String humanName,
        @Nullable String description,
        @Nullable Price price,
        @Nullable Boolean offered) {
    /** In US cents a month. */
    record Price(@Nullable Integer cents, @Nullable String unit) {}

    PlanDraft wholly() {
        return draft(Optional.ofNullable(name)
                .orElseThrow(() -> new InvalidParamsException("Parameter \"name\" is missing.")));
    }

    /** Names of plans stay. */
    PlanDraft partly() {
        if (name != null) {
            throw new InvalidParamsException("Parameter \"name\" cannot be changed.");
        }
        return draft("");
    }

    private PlanDraft draft(String planName) {
        Optional<Price> given = Optional.ofNullable(price);
        if (given.flatMap(each -> Optional.ofNullable(each.unit()))
                .filter(unit -> !unit.equals("month"))
                .isPresent()) {
            throw new InvalidParamsException("Parameter \"price.unit\" must be month.");
        }
        return new PlanDraft(
                planName,
                Optional.ofNullable(humanName),
                Optional.ofNullable(description),
                given.flatMap(each -> Optional.ofNullable(each.cents())),
                Optional.ofNullable(offered));
    }
}
