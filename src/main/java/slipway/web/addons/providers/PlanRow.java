package slipway.web.addons.providers;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import slipway.model.InvalidParamsException;
import slipway.model.addons.Plan;
import slipway.service.addons.registry.PlanDraft;

/** A plan and what somebody is about to make of it: the values behind its form. */
public class PlanRow implements Serializable {
    /** Of a price in dollars: as many digits as an integer number of cents can have. */
    private static final String PRICE = "\\d{1,6}(\\.\\d{1,2})?";

    private final String fullName;
    private String name;
    private String humanName;
    private String dollars;
    private boolean offered;

    /** One that is to be. */
    PlanRow() {
        fullName = "";
        name = "";
        humanName = "";
        dollars = "0";
        offered = true;
    }

    PlanRow(Plan plan) {
        fullName = plan.name();
        name = plan.shortName();
        humanName = plan.humanName();
        dollars = BigDecimal.valueOf(plan.centsPerMonth(), 2).toPlainString();
        offered = plan.isOffered();
    }

    PlanDraft draft() {
        if (!dollars.strip().matches(PRICE)) {
            throw new InvalidParamsException("The price must be a number of dollars such as 7 or 7.50.");
        }
        return new PlanDraft(
                name.strip(),
                Optional.of(humanName.strip()).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.of(new BigDecimal(dollars.strip()).movePointRight(2).intValueExact()),
                Optional.of(offered));
    }

    public String fullName() {
        return fullName;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getHumanName() {
        return humanName;
    }

    public void setHumanName(String humanName) {
        this.humanName = humanName;
    }

    public String getDollars() {
        return dollars;
    }

    public void setDollars(String dollars) {
        this.dollars = dollars;
    }

    public boolean isOffered() {
        return offered;
    }

    public void setOffered(boolean offered) {
        this.offered = offered;
    }
}
