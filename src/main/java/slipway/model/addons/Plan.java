package slipway.model.addons;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.Moment;

/** What one can have of a service, and for how much. */
@Entity
@Table(name = "addon_plan")
public class Plan {
    /** Most US cents a month. */
    public static final int MAX_CENTS = 100_000_000;

    @Id
    private UUID id;

    @Column(name = "service_id")
    private UUID serviceId;

    private String name;

    @Column(name = "human_name")
    private String humanName;

    private String description;

    @Column(name = "cents_per_month")
    private int centsPerMonth;

    private int position;
    private String state;

    @Convert(converter = TextMap.class)
    private Map<String, String> limits;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Plan() {}

    /**
     * @param service whose plan it is
     * @param shortName without the service's
     * @param position among its plans, from 0; the first is the usual one
     */
    public Plan(
            UUID id,
            AddOnService service,
            String shortName,
            String humanName,
            String description,
            int cents,
            int position) {
        this.id = id;
        this.serviceId = service.id();
        this.name = service.name() + ":" + shortName;
        this.humanName = humanName;
        this.description = description;
        this.centsPerMonth = cents;
        this.position = position;
        this.state = "ga";
        this.limits = Map.of();
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    /** Says what it is now; its price stays, which operators set. */
    public void describe(String newHumanName, String newDescription, int newPosition, Map<String, String> newLimits) {
        this.humanName = newHumanName;
        this.description = newDescription;
        this.position = newPosition;
        this.limits = Map.copyOf(newLimits);
        this.updatedAt = Moment.now();
    }

    /** @param cents US cents a month, from now on */
    public void price(int cents) {
        this.centsPerMonth = cents;
        this.updatedAt = Moment.now();
    }

    /** Takes it off the market, or back: whoever has it keeps it. */
    public void offer(boolean on) {
        this.state = on ? "ga" : "shutdown";
        this.updatedAt = Moment.now();
    }

    public UUID id() {
        return id;
    }

    public UUID serviceId() {
        return serviceId;
    }

    /** With its service's, such as {@code heroku-redis:mini}. */
    public String name() {
        return name;
    }

    /** Without its service's, such as {@code mini}. */
    public String shortName() {
        return name.substring(name.indexOf(':') + 1);
    }

    public String humanName() {
        return humanName;
    }

    public String description() {
        return description;
    }

    /** US cents. */
    public int centsPerMonth() {
        return centsPerMonth;
    }

    public boolean isFree() {
        return centsPerMonth == 0;
    }

    public int position() {
        return position;
    }

    public String state() {
        return state;
    }

    public boolean isOffered() {
        return !state.equals("shutdown");
    }

    /** What our own services keep to, by name; registered services know their own. */
    public Map<String, String> limits() {
        return Map.copyOf(limits);
    }

    /** A number among the limits. */
    public Optional<Long> limit(String what) {
        return Optional.ofNullable(limits.get(what)).map(Long::valueOf);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
