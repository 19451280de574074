package slipway.web.monitoring;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A picture of slots of time side by side, each 1 wide, in which the lower edge is 100 and the upper one 0; beside it the
 * same in numbers.
 *
 * @param id in the page
 * @param kind of picture, for its style
 * @param nothing what is said where there is nothing to draw
 * @param slots how many
 * @param top what the upper edge stands for, with its unit
 * @param middle the same half-way
 * @param keys what is drawn, with what it comes to over all the time
 * @param shapes drawn in this order
 * @param columns of the table
 * @param rows only of slots in which there is something
 */
public record Chart(
        String id,
        String kind,
        String title,
        String nothing,
        int slots,
        String top,
        String middle,
        List<Key> keys,
        List<Shape> shapes,
        List<String> columns,
        List<Row> rows)
        implements Serializable {
    public Chart {
        keys = List.copyOf(keys);
        shapes = List.copyOf(shapes);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** @param style as which it is drawn */
    public record Key(String style, String name, String value) implements Serializable {}

    /** @param path of SVG */
    public record Shape(String style, String path) implements Serializable {}

    /** @param slot which one it is */
    public record Row(int slot, Instant at, List<String> cells) implements Serializable {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** For those who cannot see the picture; the table has the rest. */
    public String summary() {
        StringBuilder text = new StringBuilder(title);
        keys.forEach(key -> text.append(", ").append(key.name()).append(' ').append(key.value()));
        return text.toString();
    }
}
