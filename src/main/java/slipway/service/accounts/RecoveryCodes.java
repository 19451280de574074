package slipway.service.accounts;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import slipway.service.secrets.Tokens;

/** Makes recovery codes, and reads them however people type them. */
final class RecoveryCodes {
    /** Without letters and digits that look like others. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    /** Letters of a code: 79 bits of chance, too many to be guessed from a hash. */
    private static final int LENGTH = 16;

    private static final int GROUP = 4;

    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    /** Such as {@code k3vd-9xmt-a2hq-w7pe}. */
    static String fresh() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** The hash under which it is stored; that of another account is another one. */
    static String hash(UUID account, String typed) {
        return Tokens.hash(account + " " + typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }
}
