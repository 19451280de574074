package slipway.router.framing;

/** Which bytes may stand where in a message (RFC 9110, section 5.6.2; RFC 9112, section 5), and comparing them. */
public final class Ascii {
    static final byte CR = '\r';
    static final byte LF = '\n';
    private static final int FIRST_VISIBLE = 0x21;
    private static final int DELETE = 0x7f;
    private static final int BYTE = 0xff;
    private static final int CASE = 0x20;
    private static final boolean[] TOKEN = token();

    private Ascii() {}

    static boolean isToken(byte b) {
        return TOKEN[b & BYTE];
    }

    /** Whether it may stand in a header's value; what is above ASCII may, since some apps use it. */
    static boolean isFieldContent(byte b) {
        int value = b & BYTE;
        return (value >= ' ' && value != DELETE) || value == '\t';
    }

    static boolean isTarget(byte b) {
        int value = b & BYTE;
        return value >= FIRST_VISIBLE && value != DELETE;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** @param lower in lower case */
    public static boolean equalsIgnoringCase(byte[] bytes, int from, int to, byte[] lower) {
        if (to - from != lower.length) {
            return false;
        }
        for (int i = 0; i < lower.length; i++) {
            if (toLower(bytes[from + i]) != lower[i]) {
                return false;
            }
        }
        return true;
    }

    static byte toLower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | CASE) : b;
    }

    private static boolean[] token() {
        boolean[] table = new boolean[BYTE + 1];
        for (char c = '0'; c <= 'z'; c++) {
            table[c] = Character.isLetterOrDigit(c);
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            table[c] = true;
        }
        return table;
    }
}
