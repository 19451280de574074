package slipway.service.addons.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import slipway.model.InvalidParamsException;
import slipway.model.activity.Action;
import slipway.model.addons.Plan;
import slipway.service.AfterCommit;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.billing.hours.HourWatcher;

/** What operators ask for plans, and which they offer. */
@ApplicationScoped
@Transactional
public class PlanPrices {
    @Inject
    AccessPolicy policy;

    @Inject
    Catalogue catalogue;

    @Inject
    AfterCommit afterCommit;

    @Inject
    HourWatcher watcher;

    @Inject
    Activity activity;

    /**
     * From now on, for add-ons that are there as well.
     *
     * @param cents US cents a month
     * @param offered whether apps may take it from now on
     */
    public Plan set(Actor operator, String planName, long cents, boolean offered) {
        policy.requireOperator(operator);
        if (cents < 0 || cents > Plan.MAX_CENTS) {
            throw new InvalidParamsException("A price must be from 0 to %d dollars.".formatted(Plan.MAX_CENTS / 100));
        }
        Plan plan = catalogue.requirePlan(planName);
        plan.price((int) cents);
        plan.offer(offered);
        afterCommit.run(watcher::hoursChanged);
        String what = "%s costs %d.%02d a month%s"
                .formatted(plan.name(), cents / 100, cents % 100, offered ? "" : ", and is not offered any more");
        activity.noteOfAccount(operator, "plan", Action.UPDATE, what);
        return plan;
    }
}
