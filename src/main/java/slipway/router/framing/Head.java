package slipway.router.framing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A start line and headers: where each part lies in the bytes that were read. One object serves one message after the
 * other, so that reading makes no garbage; whoever needs a part for longer copies it.
 */
public abstract class Head {
    private static final int USUAL_HEADERS = 32;
    private static final int PLACES = 4;

    private byte[] bytes = {};
    private int count;
    private int size;
    private Field[] fields = new Field[USUAL_HEADERS];

    /** For each header: start and end of its name, start and end of its value. */
    private int[] places = new int[USUAL_HEADERS * PLACES];

    final void begin(byte[] from) {
        bytes = from;
        count = 0;
        size = 0;
    }

    final void add(int nameStart, int nameEnd, int valueStart, int valueEnd) {
        if (count == fields.length) {
            fields = Arrays.copyOf(fields, count * 2);
            places = Arrays.copyOf(places, count * 2 * PLACES);
        }
        fields[count] = Field.of(bytes, nameStart, nameEnd);
        int place = count * PLACES;
        places[place] = nameStart;
        places[place + 1] = nameEnd;
        places[place + 2] = valueStart;
        places[place + 3] = valueEnd;
        count++;
    }

    final void end(int bytesOfHead) {
        size = bytesOfHead;
    }

    public final byte[] bytes() {
        return bytes;
    }

    /** How many headers there are. */
    public final int count() {
        return count;
    }

    /** Bytes of the whole head with the empty line that ends it. */
    public final int size() {
        return size;
    }

    public final Field field(int index) {
        return fields[index];
    }

    public final int nameStart(int index) {
        return places[index * PLACES];
    }

    public final int nameEnd(int index) {
        return places[index * PLACES + 1];
    }

    public final int valueStart(int index) {
        return places[index * PLACES + 2];
    }

    public final int valueEnd(int index) {
        return places[index * PLACES + 3];
    }

    public final boolean isNamed(int index, byte[] lowerName) {
        return Ascii.equalsIgnoringCase(bytes, nameStart(index), nameEnd(index), lowerName);
    }

    public final String value(int index) {
        return text(valueStart(index), valueEnd(index));
    }

    final String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Whether a value, taken as a list parted by commas, has this element. */
    public final boolean lists(int index, byte[] lowerElement) {
        int end = valueEnd(index);
        int from = valueStart(index);
        while (from < end) {
            int to = from;
            while (to < end && bytes[to] != ',') {
                to++;
            }
            int first = from;
            int last = to;
            while (first < last && Ascii.isBlank(bytes[first])) {
                first++;
            }
            while (last > first && Ascii.isBlank(bytes[last - 1])) {
                last--;
            }
            if (Ascii.equalsIgnoringCase(bytes, first, last, lowerElement)) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }
}
