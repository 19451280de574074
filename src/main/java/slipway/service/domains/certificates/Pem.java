package slipway.service.domains.certificates;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import slipway.model.InvalidParamsException;

/** Texts in the form of RFC 7468, which may have other text between their blocks. */
final class Pem {
    /**
     * One block.
     *
     * @param type such as {@code CERTIFICATE}
     * @param encrypted whether a passphrase keeps it (RFC 1421, 4.6.1.1; RFC 5958, 3); its content is then not read
     */
    record Block(String type, boolean encrypted, String base64) {
        byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }
    }

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /** @param field the parameter that {@code text} came in, named in refusals */
    static List<Block> read(String field, String text) {
        List<Block> blocks = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int typeEnd = text.indexOf(DASHES, begin + BEGIN.length());
            int end = typeEnd < 0 ? -1 : text.indexOf(END, typeEnd);
            if (end < 0) {
                throw notPem(field, "a block in it has no end");
            }
            String type = text.substring(begin + BEGIN.length(), typeEnd);
            if (!text.startsWith(type + DASHES, end + END.length())) {
                throw notPem(field, "a block in it ends as another one");
            }
            blocks.add(block(field, type, text.substring(typeEnd + DASHES.length(), end)));
            begin = text.indexOf(BEGIN, end);
        }
        if (blocks.isEmpty()) {
            throw notPem(field, "there is no BEGIN line");
        }
        return blocks;
    }

    static String write(String type, byte[] bytes) {
        return BEGIN + type + DASHES + "\n" + new String(LINES.encode(bytes), StandardCharsets.US_ASCII) + "\n" + END
                + type + DASHES + "\n";
    }

    private static Block block(String field, String type, String body) {
        if (type.startsWith("ENCRYPTED") || body.contains("Proc-Type:")) {
            return new Block(type, true, "");
        }
        String base64 = body.replaceAll("\\s", "");
        try {
            Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw notPem(field, "a block in it is no Base64");
        }
        return new Block(type, false, base64);
    }

    private static InvalidParamsException notPem(String field, String why) {
        return new InvalidParamsException("Parameter \"" + field + "\" is not PEM: " + why + ".");
    }
}
