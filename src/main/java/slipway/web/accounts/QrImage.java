package slipway.web.accounts;

import io.nayuki.qrcodegen.QrCode;
import java.io.Serializable;

/**
 * A QR code as an SVG path, one horizontal stroke for each run of dark modules.
 *
 * @param side length of the picture's sides with the quiet zone, in modules
 */
public record QrImage(int side, String path) implements Serializable {
    static final QrImage NONE = new QrImage(0, "");

    /** Light modules around the code (ISO/IEC 18004, 6.3.8). */
    private static final int QUIET = 4;

    static QrImage of(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                while (code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append("M%d %dh%dv1h-%dz".formatted(from + QUIET, y + QUIET, x - from, x - from));
                }
            }
        }
        return new QrImage(code.size + 2 * QUIET, path.toString());
    }
}
