package slipway.web.addons;

import java.io.Serializable;
import slipway.model.addons.Plan;
import slipway.service.billing.money.Dollars;

/** What a plan costs, as an operator's form has it. */
public class PlanPriceRow implements Serializable {
    private final String plan;
    private final String humanName;
    private String dollars;
    private boolean offered;

    PlanPriceRow(Plan plan) {
        this.plan = plan.name();
        this.humanName = plan.humanName();
        this.dollars = Dollars.number(plan.centsPerMonth()).toPlainString();
        this.offered = plan.isOffered();
    }

    /** Of its form, whose id has no colon. */
    public String getForm() {
        return "planForm_" + plan.substring(plan.indexOf(':') + 1);
    }

    public String getPlan() {
        return plan;
    }

    public String getHumanName() {
        return humanName;
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
