package slipway.router.framing;

import slipway.router.framing.BadMessageException.Fault;

/**
 * Reads a head in one pass over its bytes (RFC 9112, sections 2 to 5). Refuses whatever two readers could take for two
 * different messages: lines that end without CR, folded lines, blanks before a colon, control characters.
 */
abstract class HeadParser {
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private final Limits limits;

    HeadParser(Limits limits) {
        this.limits = limits;
    }

    /** Reads the start line that lies there, without its line end. */
    abstract void startLine(byte[] bytes, int from, int to) throws BadMessageException;

    /**
     * Reads the head that begins at {@code from}; false when it does not end before {@code to}.
     *
     * @param seen bytes that were there already when this was last called for this head
     */
    final boolean parse(Head head, byte[] bytes, int from, int to, int seen) throws BadMessageException {
        if (seen > 0 && !hasEnd(bytes, from + Math.max(0, seen - 3), to)) {
            return incomplete(to - from);
        }
        head.begin(bytes);
        int lineEnd = lineEnd(bytes, from, to);
        if (lineEnd < 0) {
            if (to - from > limits.startLine()) {
                throw new BadMessageException(URI_TOO_LONG, Fault.LONG_FIRST_LINE, "The first line is too long");
            }
            return false;
        }
        if (lineEnd - from > limits.startLine()) {
            throw new BadMessageException(URI_TOO_LONG, Fault.LONG_FIRST_LINE, "The first line is too long");
        }
        startLine(bytes, from, lineEnd);
        int at = lineEnd + 2;
        while (true) {
            lineEnd = lineEnd(bytes, at, to);
            if (lineEnd < 0) {
                return incomplete(to - from);
            }
            if (lineEnd == at) {
                head.end(at + 2 - from);
                return to - from <= limits.head() || head.size() <= limits.head() || tooLarge();
            }
            header(head, bytes, at, lineEnd);
            at = lineEnd + 2;
        }
    }

    private boolean incomplete(int length) throws BadMessageException {
        return length >= limits.head() && tooLarge();
    }

    private static boolean tooLarge() throws BadMessageException {
        throw new BadMessageException(HEADERS_TOO_LARGE, Fault.LARGE_HEADER, "The headers are too large");
    }

    private static boolean hasEnd(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            // Also a line end without CR, which is refused once the head is read.
            if (bytes[i] == Ascii.LF && (bytes[i + 1] == Ascii.CR || bytes[i + 1] == Ascii.LF)) {
                return true;
            }
        }
        return false;
    }

    /** Where the line's CR is; negative when its LF has not come yet. */
    private static int lineEnd(byte[] bytes, int from, int to) throws BadMessageException {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == Ascii.CR) {
                if (i + 1 == to) {
                    return -1;
                }
                if (bytes[i + 1] != Ascii.LF) {
                    throw BadMessageException.badRequest("A carriage return stands alone");
                }
                return i;
            }
            if (b == Ascii.LF) {
                throw BadMessageException.badRequest("A line ends without carriage return");
            }
        }
        return -1;
    }

    private void header(Head head, byte[] bytes, int from, int to) throws BadMessageException {
        if (head.count() == Limits.HEADERS || to - from > limits.headerLine()) {
            tooLarge();
        }
        int nameEnd = from;
        while (nameEnd < to && Ascii.isToken(bytes[nameEnd])) {
            nameEnd++;
        }
        if (nameEnd == from || nameEnd == to || bytes[nameEnd] != ':') {
            throw BadMessageException.badRequest("A header's name is malformed");
        }
        if (nameEnd - from > Limits.NAME) {
            tooLarge();
        }
        int valueStart = nameEnd + 1;
        int valueEnd = to;
        while (valueStart < valueEnd && Ascii.isBlank(bytes[valueStart])) {
            valueStart++;
        }
        while (valueEnd > valueStart && Ascii.isBlank(bytes[valueEnd - 1])) {
            valueEnd--;
        }
        for (int i = valueStart; i < valueEnd; i++) {
            if (!Ascii.isFieldContent(bytes[i])) {
                throw BadMessageException.badRequest("A header's value is malformed");
            }
        }
        head.add(from, nameEnd, valueStart, valueEnd);
    }
}
