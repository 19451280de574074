package slipway.web.addons;

import java.util.List;
import slipway.model.addons.AddOnService;
import slipway.model.addons.Plan;
import slipway.service.billing.money.Dollars;

/** A service on the marketplace. */
public record ServiceCard(String name, String humanName, String summary, String category, String price) {
    static ServiceCard of(AddOnService service, List<Plan> plans) {
        int least = plans.stream().mapToInt(Plan::centsPerMonth).min().orElse(0);
        String price = least == 0 ? "from free" : "from " + Dollars.of(least) + " a month";
        return new ServiceCard(
                service.name(),
                service.humanName(),
                service.summary(),
                service.category(),
                plans.isEmpty() ? "" : price);
    }
}
