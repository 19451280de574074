package slipway.web.sizes;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import slipway.model.InvalidParamsException;
import slipway.model.dynos.DynoSize;
import slipway.model.dynos.SizeTerms;

/** A size and what an operator is about to make of it: the values behind its form. */
public class SizeRow implements Serializable {
    private static final int CENTS = 100;

    /** Of a price in dollars: as many digits as an integer number of cents can have. */
    private static final String PRICE = "\\d{1,7}(\\.\\d{1,2})?";

    private final String name;
    private final String tier;
    private final boolean dedicated;
    private String memoryMb;
    private String compute;
    private String processes;
    private String dollars;
    private String mostPerType;
    private boolean offered;

    SizeRow(DynoSize size) {
        name = size.name();
        tier = size.tier();
        dedicated = size.isDedicated();
        memoryMb = String.valueOf(size.memoryMb());
        compute = String.valueOf(size.compute());
        processes = String.valueOf(size.processes());
        dollars = BigDecimal.valueOf(size.centsPerMonth(), 2)
                .stripTrailingZeros()
                .setScale(size.centsPerMonth() % CENTS == 0 ? 0 : 2, RoundingMode.UNNECESSARY)
                .toPlainString();
        mostPerType = String.valueOf(size.mostPerType());
        offered = size.isOffered();
    }

    SizeTerms terms() {
        if (!dollars.strip().matches(PRICE)) {
            throw new InvalidParamsException("The price must be a number of dollars such as 7 or 7.50.");
        }
        int cents = new BigDecimal(dollars.strip()).movePointRight(2).intValueExact();
        return new SizeTerms(
                number("Memory", memoryMb),
                number("The share of a processor", compute),
                number("The number of processes", processes),
                cents,
                number("The number of dynos of one type", mostPerType),
                offered);
    }

    private static int number(String what, String text) {
        if (!text.strip().matches("\\d{1,9}")) {
            throw new InvalidParamsException(what + " must be a whole number.");
        }
        return Integer.parseInt(text.strip());
    }

    public String name() {
        return name;
    }

    public String tier() {
        return tier;
    }

    public boolean dedicated() {
        return dedicated;
    }

    public String getMemoryMb() {
        return memoryMb;
    }

    public void setMemoryMb(String memoryMb) {
        this.memoryMb = memoryMb;
    }

    public String getCompute() {
        return compute;
    }

    public void setCompute(String compute) {
        this.compute = compute;
    }

    public String getProcesses() {
        return processes;
    }

    public void setProcesses(String processes) {
        this.processes = processes;
    }

    public String getDollars() {
        return dollars;
    }

    public void setDollars(String dollars) {
        this.dollars = dollars;
    }

    public String getMostPerType() {
        return mostPerType;
    }

    public void setMostPerType(String mostPerType) {
        this.mostPerType = mostPerType;
    }

    public boolean isOffered() {
        return offered;
    }

    public void setOffered(boolean offered) {
        this.offered = offered;
    }
}
