package slipway.web.monitoring;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Draws series of numbers as paths of SVG: slots are 1 wide, and 100 is the lower edge. */
final class Paths {
    private static final double HEIGHT = 100;
    private static final double MIDDLE = 0.5;

    /** Of a slot, so that bars stand apart. */
    private static final double BAR = 0.86;

    private Paths() {}

    /** From slot to slot; broken off where there is nothing, with a dot for what stands alone. */
    static String line(List<OptionalDouble> values, double top) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int slot = 0; slot < values.size(); slot++) {
            OptionalDouble value = values.get(slot);
            if (value.isEmpty()) {
                drawing = false;
                continue;
            }
            path.append(drawing ? 'L' : 'M').append(point(slot + MIDDLE, height(value.getAsDouble(), top)));
            boolean alone = !drawing
                    && (slot + 1 == values.size() || values.get(slot + 1).isEmpty());
            path.append(alone ? "h0.01" : "");
            drawing = true;
        }
        return path.toString();
    }

    /** Bars that stand on others. */
    static String bars(List<Double> below, List<Double> values, double top) {
        StringBuilder path = new StringBuilder();
        for (int slot = 0; slot < values.size(); slot++) {
            if (values.get(slot) > 0) {
                double foot = height(below.get(slot), top);
                double head = height(below.get(slot) + values.get(slot), top);
                path.append('M')
                        .append(point(slot + (1 - BAR) / 2, foot))
                        .append("h")
                        .append(number(BAR))
                        .append("V")
                        .append(number(head))
                        .append("h")
                        .append(number(-BAR))
                        .append("z");
            }
        }
        return path.toString();
    }

    /** Upright strokes between two heights, in the middle of slots. */
    static String strokes(List<Integer> slots, double from, double to) {
        StringBuilder path = new StringBuilder();
        slots.forEach(slot ->
                path.append('M').append(point(slot + MIDDLE, from)).append('V').append(number(to)));
        return path.toString();
    }

    /** A level line over all slots. */
    static String level(int slots, double value, double top) {
        return "M" + point(0, height(value, top)) + "H" + slots;
    }

    private static double height(double value, double top) {
        return HEIGHT * (1 - Math.min(value / top, 1));
    }

    private static String point(double x, double y) {
        return number(x) + " " + number(y);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
