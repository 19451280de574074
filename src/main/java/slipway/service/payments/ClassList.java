package slipway.service.payments;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slipway.model.InvalidParamsException;

/**
 * A class of people as spreadsheets write it (RFC 4180, and Excel's own ways): the first thing of a line that looks like
 * an e-mail address is the person's, whatever stands beside it.
 *
 * <p>Cells are parted by commas, semicolons or tabs, and may be in quotes. A first line without an address is a heading.
 */
public final class ClassList {
    /** Lines of one list. */
    public static final int MAX_LINES = 10_000;

    /** Largest list, in bytes or characters. */
    public static final int MAX_SIZE = 2_000_000;

    /** What of a line is repeated to its sender, in characters. */
    private static final int SHOWN = 100;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** With which Excel's lists may begin: it says by what cells are parted. */
    private static final String SEPARATOR = "sep=";

    /**
     * One line.
     *
     * @param number counted from 1
     * @param text what stands there, for who looks for a mistake
     * @param email absent where there is none
     */
    public record Line(int number, String text, Optional<String> email) {}

    private ClassList() {}

    /** UTF-8, or else what Excel writes in western Europe, in which addresses are the same. */
    public static String decode(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(file, StandardCharsets.ISO_8859_1);
        }
    }

    /** The lines that are not empty; refuses a list that is too long. */
    public static List<Line> parse(String text) {
        if (text.length() > MAX_SIZE) {
            throw tooLong();
        }
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        String[] all = plain.split("\\R", -1);
        List<Line> lines = new ArrayList<>();
        boolean first = true;
        for (int i = 0; i < all.length; i++) {
            List<String> cells = CsvLine.cells(all[i]);
            Optional<String> email =
                    cells.stream().filter(cell -> cell.contains("@")).findFirst();
            boolean something = cells.stream().anyMatch(cell -> !cell.isEmpty()) && !all[i].startsWith(SEPARATOR);
            if (email.isPresent() || (something && !first)) {
                lines.add(new Line(i + 1, shown(all[i]), email));
            }
            first &= !something;
        }
        if (lines.size() > MAX_LINES) {
            throw tooLong();
        }
        return lines;
    }

    private static String shown(String line) {
        String text = line.strip().replaceAll("\\s+", " ");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private static InvalidParamsException tooLong() {
        return new InvalidParamsException("A list has at most 10,000 lines. Nobody was confirmed.");
    }
}
