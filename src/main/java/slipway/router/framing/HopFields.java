package slipway.router.framing;

import java.util.Arrays;

/** The headers that a Connection header names: they are for this hop alone (RFC 9110, section 7.6.1). */
final class HopFields {
    private HopFields() {}

    static boolean names(Head head, int index) {
        byte[] name = Arrays.copyOfRange(head.bytes(), head.nameStart(index), head.nameEnd(index));
        for (int i = 0; i < name.length; i++) {
            name[i] = Ascii.toLower(name[i]);
        }
        for (int i = 0; i < head.count(); i++) {
            if (head.field(i) == Field.CONNECTION && head.lists(i, name)) {
                return true;
            }
        }
        return false;
    }
}
