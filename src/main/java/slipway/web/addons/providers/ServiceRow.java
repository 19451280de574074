package slipway.web.addons.providers;

import java.io.Serializable;
import java.util.List;
import slipway.model.addons.AddOnService;

/** A registered service with its plans, as its provider or an operator sees it. */
public class ServiceRow implements Serializable {
    private final String name;
    private final String humanName;
    private final String state;
    private final boolean published;
    private final boolean offered;
    private final String manifest;
    private final List<PlanRow> plans;
    private final PlanRow fresh = new PlanRow();

    /** @param manifest as it counts now */
    ServiceRow(AddOnService service, String manifest, List<PlanRow> plans) {
        this.name = service.name();
        this.humanName = service.humanName();
        this.state = service.state();
        this.published = service.isPublished();
        this.offered = service.isOffered();
        this.manifest = manifest;
        this.plans = plans;
    }

    public String name() {
        return name;
    }

    public String humanName() {
        return humanName;
    }

    /** In a word: alpha, ga or shutdown. */
    public String state() {
        return state;
    }

    /** For people. */
    public String meaning() {
        return !offered
                ? "Off the market: apps keep what they have of it."
                : published
                        ? "Everybody may have it."
                        : "Only apps of its provider may have it until an operator publishes it.";
    }

    public boolean published() {
        return published;
    }

    public boolean offered() {
        return offered;
    }

    public String manifest() {
        return manifest;
    }

    public List<PlanRow> plans() {
        return plans;
    }

    /** A plan to be added. */
    public PlanRow fresh() {
        return fresh;
    }
}
