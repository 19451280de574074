package slipway.model.dynos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;

/** The bounds within which a process type is scaled, and its size. */
class FormationTest {
    private final Formation worker = new Formation(UUID.randomUUID(), "worker", 2, "Free");

    @Nested
    class WhenScaled {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 100})
        void takesTheQuantity(int quantity) {
            worker.scaleTo(quantity);
            assertThat(worker.quantity()).isEqualTo(quantity);
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 101, Integer.MAX_VALUE})
        void refusesQuantitiesOutOfBounds(int quantity) {
            assertThatThrownBy(() -> worker.scaleTo(quantity))
                    .isInstanceOf(InvalidParamsException.class)
                    .hasMessage("Cannot scale worker to " + quantity + " dynos; the quantity must be from 0 to 100.");
        }

        @Test
        void keepsTheOldQuantityWhenItRefuses() {
            assertThatThrownBy(() -> worker.scaleTo(101)).isInstanceOf(InvalidParamsException.class);
            assertThat(worker.quantity()).isEqualTo(2);
        }

        @Test
        void keepsItsSize() {
            worker.scaleTo(3);
            assertThat(worker.size()).isEqualTo("Free");
        }
    }

    @Test
    void isResizedWithoutBeingScaled() {
        worker.resizeTo("Standard-2X");
        assertThat(worker.size()).isEqualTo("Standard-2X");
        assertThat(worker.quantity()).isEqualTo(2);
    }
}
