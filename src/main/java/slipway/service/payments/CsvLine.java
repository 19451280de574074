package slipway.service.payments;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a line of comma-separated values apart; never fails, since people's files are as they are. Unlike RFC 4180, no
 * quotes reach over the end of a line: one that nobody closed would swallow everybody after it.
 */
final class CsvLine {
    private static final char QUOTE = '"';

    private final String line;
    private int at;

    private CsvLine(String line) {
        this.line = line;
    }

    /** Without quotes and blanks around them; two quotes within quotes stand for one. */
    static List<String> cells(String line) {
        return new CsvLine(line).cells();
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (at < line.length()) {
            at++;
            cells.add(cell());
        }
        return cells;
    }

    /** Ends at a separator or at the end of the line. */
    private String cell() {
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (; at < line.length() && (quoted || !isSeparator(line.charAt(at))); at++) {
            char next = line.charAt(at);
            if (next != QUOTE) {
                cell.append(next);
            } else if (quoted && at + 1 < line.length() && line.charAt(at + 1) == QUOTE) {
                cell.append(QUOTE);
                at++;
            } else {
                quoted = !quoted && cell.toString().isBlank() && line.indexOf(QUOTE, at + 1) >= 0;
            }
        }
        return cell.toString().strip();
    }

    private static boolean isSeparator(char sign) {
        return sign == ',' || sign == ';' || sign == '\t';
    }
}
