package slipway.api.dynos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.NumberOrText;
import slipway.model.InvalidParamsException;
import slipway.service.dynos.FormationService.Change;

/** Body of {@code PATCH /apps/X/formation}; the CLI sends quantities as texts such as {@code "+1"}, sizes in any case. */
record FormationUpdateRequest(@Nullable List<Update> updates) {
    /** One process type, by its name or by its formation's id; also the body for a single one. */
    record Update(
            @Nullable String type,
            @Nullable String process,

            @JsonDeserialize(using = NumberOrText.class) @Nullable
            String quantity,

            @Nullable String size,
            @Nullable JsonNode dynoSize) {
        Change change(String processType) {
            return new Change(
                    processType,
                    Optional.ofNullable(quantity),
                    Optional.ofNullable(size).or(this::dynoSizeName));
        }

        /** A name or id, alone or inside an object. */
        private Optional<String> dynoSizeName() {
            if (dynoSize == null || dynoSize.isNull()) {
                return Optional.empty();
            }
            JsonNode name = dynoSize.isObject() ? dynoSize.path(dynoSize.has("name") ? "name" : "id") : dynoSize;
            if (!name.isTextual()) {
                throw new InvalidParamsException("Parameter \"dyno_size\" is not of the right type.");
            }
            return Optional.of(name.asText());
        }
    }

    List<Change> changes() {
        if (updates == null || updates.isEmpty()) {
            throw new InvalidParamsException("Parameter \"updates\" is missing.");
        }
        return updates.stream()
                .map(update -> update.change(Optional.ofNullable(update.type())
                        .or(() -> Optional.ofNullable(update.process()))
                        .orElseThrow(() -> new InvalidParamsException("Parameter \"updates.type\" is missing."))))
                .toList();
    }
}
