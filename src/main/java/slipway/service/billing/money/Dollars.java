package slipway.service.billing.money;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import slipway.model.InvalidParamsException;

/** Amounts of money, which are kept in US cents, as people write them. */
public final class Dollars {
    private static final int CENTS = 100;

    private Dollars() {}

    /** Such as {@code $7.00}. */
    public static String of(long cents) {
        return String.format(
                Locale.ROOT, "%s$%d.%02d", cents < 0 ? "-" : "", Math.abs(cents) / CENTS, Math.abs(cents) % CENTS);
    }

    /** For machines, such as 7.00. */
    public static BigDecimal number(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** Reads such as {@code 7} or {@code 7.50}; empty for an empty text. */
    public static Optional<Long> parse(String text) {
        String plain = text.strip().replaceFirst("^\\$", "");
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        if (!plain.matches("\\d{1,7}([.,]\\d{1,2})?")) {
            throw new InvalidParamsException("\"" + text + "\" is not an amount of dollars such as 7.50.");
        }
        return Optional.of(
                new BigDecimal(plain.replace(',', '.')).movePointRight(2).longValueExact());
    }
}
