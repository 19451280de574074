package slipway.web.billing;

import java.io.Serializable;
import java.util.Optional;
import slipway.service.billing.money.Dollars;

/** The price of a size or plan for one account, as a form has it. */
public class PriceRow implements Serializable {
    private final String size;
    private final String usual;
    private String dollars;

    PriceRow(String size, String usual, Optional<Integer> agreedCents) {
        this.size = size;
        this.usual = usual;
        this.dollars =
                agreedCents.map(cents -> Dollars.number(cents).toPlainString()).orElse("");
    }

    /** Of its form, whose id has no colon. */
    public String getForm() {
        return "priceForm_" + size.replace(':', '_');
    }

    public String getSize() {
        return size;
    }

    /** What others pay. */
    public String getUsual() {
        return usual;
    }

    public String getDollars() {
        return dollars;
    }

    public void setDollars(String dollars) {
        this.dollars = dollars;
    }
}
